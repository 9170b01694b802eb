import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { publishRound } from '~/features/rounds/mutations/publish.server';
import { findPublishing } from '~/features/rounds/queries/publish.server';
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
  const round = orNotFound(findPublishing({ db, actor, now, locale }, id));
  return { title: titled(t, t('rounds.publish.title')), round, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireRole(context.actor, 'coordinator');
  const id = params['roundId'] ?? '';
  const location = `${pathsIn(locale).round(id)}?done=published`;
  return answerForm(
    request,
    ConfirmInput,
    (input) => publishRound({ db, actor, now, locale }, id, input, location),
    refusedRound,
  );
}

export default function PublishRoundPage() {
  const { round, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const href = usePaths().round(round.id);
  return (
    <Page
      title={t('rounds.publish.title')}
      eyebrow={round.name}
      back={<BackLink href={href}>{t('rounds.backToRound')}</BackLink>}
      width="reading"
    >
      <ConfirmForm
        once={once}
        version={round.version}
        errors={sent?.errors}
        statement={
          <>
            <p className="font-semibold">
              {t('rounds.publish.body', {
                count: round.pairs,
                states: t('rounds.publish.states', { count: round.states }),
              })}
            </p>
            {round.leftOut > 0 && <p>{t('rounds.publish.leftOut', { count: round.leftOut })}</p>}
            <p>{t('rounds.publish.hidden')}</p>
          </>
        }
        submit={t('rounds.publish.submit')}
        variant="primary"
        back={{ href, label: t('common.cancel') }}
      />
    </Page>
  );
}
