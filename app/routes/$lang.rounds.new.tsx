import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoundForm } from '~/features/rounds/components/RoundForm';
import { createRound } from '~/features/rounds/mutations/draft.server';
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
  const { stored, choices } = orNotFound(findRoundForm({ db, actor, now, locale }, null));
  return { title: titled(t, t('rounds.new.title')), stored, choices, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const locationOf = (id: string) => `${pathsIn(locale).round(id)}?done=created`;
  return answerForm(
    request,
    RoundInput,
    (input) => createRound({ db, actor, now, locale }, input, locationOf),
    refusedRound,
  );
}

export default function NewRoundPage() {
  const { stored, choices, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('rounds.new.title')}
      back={<BackLink href={paths.rounds}>{t('rounds.back')}</BackLink>}
    >
      <RoundForm
        {...{ stored, choices, once, sent }}
        href={paths.newRound}
        cancelHref={paths.rounds}
      />
    </Page>
  );
}
