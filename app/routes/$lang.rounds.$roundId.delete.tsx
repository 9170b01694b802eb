import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deleteRound } from '~/features/rounds/mutations/draft.server';
import { findConfirm } from '~/features/rounds/queries.server';
import { refusedRound } from '~/features/rounds/refused.server';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireRole } from '~/server/answers';
import { ConfirmInput } from '~/server/fields';
import { answerForm } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { ConfirmForm } from '~/ui/ConfirmForm';
import { Page } from '~/ui/Page';

export function loader({ context, params }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const t = translatorFor(locale);
  const id = params['roundId'] ?? '';
  const round = orNotFound(findConfirm({ db, actor, now, locale }, id, 'delete'));
  return { title: titled(t, t('rounds.delete.title')), round, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const id = params['roundId'] ?? '';
  const location = `${pathsIn(locale).rounds}?done=deleted`;
  return answerForm(
    request,
    ConfirmInput,
    (input) => deleteRound({ db, actor, now, locale }, id, input, location),
    refusedRound,
  );
}

export default function DeleteRoundPage() {
  const { round, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const href = usePaths().round(round.id);
  return (
    <Page
      title={t('rounds.delete.title')}
      eyebrow={round.name}
      back={<BackLink href={href}>{t('rounds.backToRound')}</BackLink>}
      width="reading"
    >
      <ConfirmForm
        once={once}
        version={round.version}
        errors={sent?.errors}
        statement={<p>{t('rounds.delete.body')}</p>}
        submit={t('rounds.delete.submit')}
        back={{ href, label: t('common.cancel') }}
      />
    </Page>
  );
}
