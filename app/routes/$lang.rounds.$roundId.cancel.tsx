import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RoundConfirm } from '~/features/rounds/components/RoundConfirm';
import { cancelRound } from '~/features/rounds/mutations/run.server';
import { findConfirm } from '~/features/rounds/queries.server';
import { refusedRound } from '~/features/rounds/refused.server';
import { ConfirmInput } from '~/features/rounds/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, orNotFound, requireRole, unprocessable } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
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
  const round = orNotFound(findConfirm({ db, actor, now, locale }, id, 'cancel'));
  return { title: titled(t, t('rounds.cancel.title')), round, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const id = params['roundId'] ?? '';
  const form = await readForm(request);
  const parsed = parseForm(form, ConfirmInput);
  if (!parsed.ok) return unprocessable(parsed.sent);
  const location = `${pathsIn(locale).round(id)}?done=cancelled`;
  const sent = orNotFound(cancelRound({ db, actor, now, locale }, id, parsed.value, location));
  return sent.ok ? redirectDocument(sent.location) : refusedRound(form, sent);
}

export default function CancelRoundPage() {
  const { round, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const href = usePaths().round(round.id);
  return (
    <Page
      title={t('rounds.cancel.title')}
      eyebrow={round.name}
      back={<BackLink href={href}>{t('rounds.backToRound')}</BackLink>}
      width="reading"
    >
      <RoundConfirm
        {...{ once, sent }}
        version={round.version}
        statement={<p>{t('rounds.cancel.body')}</p>}
        submit={t('rounds.cancel.submit')}
        variant="danger"
        back={{ href, label: t('rounds.cancel.back') }}
      />
    </Page>
  );
}
