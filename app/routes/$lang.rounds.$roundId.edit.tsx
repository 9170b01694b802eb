import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData, useParams } from '@remix-run/react';
import { RoundForm } from '~/features/rounds/components/RoundForm';
import { updateRound } from '~/features/rounds/mutations/draft.server';
import { findRoundForm } from '~/features/rounds/queries.server';
import { refusedRound } from '~/features/rounds/refused.server';
import { RoundInput } from '~/features/rounds/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Page } from '~/ui/Page';

export function loader({ context, params }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const t = translatorFor(locale);
  const id = params['roundId'] ?? '';
  const found = orNotFound(findRoundForm({ db, actor, now, locale }, id));
  return { title: titled(t, t('rounds.edit.title')), ...found, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const id = params['roundId'] ?? '';
  const who = { db, actor, now, locale };
  const location = `${pathsIn(locale).round(id)}?done=saved`;
  return answerForm(
    request,
    RoundInput,
    (input) => updateRound(who, id, input, location),
    refusedRound,
    () => findRoundForm(who, id)?.stored,
  );
}

export default function EditRoundPage() {
  const { name, version, stored, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { roundId = '' } = useParams();
  const t = useT();
  const paths = usePaths();
  const href = paths.round(roundId);
  return (
    <Page
      title={t('rounds.edit.title')}
      eyebrow={name}
      back={<BackLink href={href}>{t('rounds.backToRound')}</BackLink>}
    >
      <RoundForm
        {...{ version, stored, choices, once, sent }}
        href={paths.editRound(roundId)}
        cancelHref={href}
      />
    </Page>
  );
}
