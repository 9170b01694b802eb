import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { withdrawNeed } from '~/features/needs/mutations.server';
import { closeMatches } from '~/features/introductions/mutations/close-matches.server';
import { findWithdrawal } from '~/features/introductions/queries/withdrawal.server';
import { NeedVersion } from '~/features/needs/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm } from '~/server/form.server';
import { newOnce, sendOnce } from '~/server/once.server';
import { titled } from '~/server/title';
import { Button } from '~/ui/Button';
import { ConfirmPanel } from '~/ui/ConfirmPanel';
import { FormMarks } from '~/ui/FormMarks';
import { LabelBadge } from '~/ui/LabelBadge';
import { Notice } from '~/ui/Notice';
import { Page } from '~/ui/Page';
import { ProvenanceNotice } from '~/ui/ProvenanceNotice';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const t = translatorFor(locale);
  const today = now.toISOString().slice(0, 10);
  const need = orNotFound(findWithdrawal({ db, actor, locale, today }, params['needId'] ?? ''));
  const title = titled(t, t('needs.withdraw.title'), need.label);
  return { title, need, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const id = params['needId'] ?? '';
  const who = { db, actor, now };
  const form = await readForm(request);
  const parsed = parseForm(form, NeedVersion);
  if (!parsed.ok) throw notFound();
  const sent = sendOnce(who, form, pathsIn(locale).need(id), () =>
    withdrawNeed(who, id, parsed.value.version, closeMatches),
  );
  const changed = orNotFound(sent);
  if (!changed.ok) return data({ faults: changed.errors[''] ?? [] }, { status: changed.status });
  return redirectDocument(changed.location);
}

export default function WithdrawNeedPage() {
  const { need, once } = useLoaderData<typeof loader>();
  const { agreements, introductions } = need;
  const answer = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page
      title={t('needs.withdraw.title')}
      label={<LabelBadge label={need.label} />}
      width="reading"
    >
      <ProvenanceNotice provenance={need.provenance} />
      {answer?.faults.map((code) => (
        <Notice key={code} kind="warning">
          {t.fault(code)}
        </Notice>
      ))}
      {agreements.length > 0 ? (
        <>
          <Notice title={t('needs.withdraw.underWay.title')}>
            <p>{t('needs.withdraw.underWay.body')}</p>
            <MatchLinks matches={agreements} />
          </Notice>
          <a href={paths.need(need.id)}>{t('needs.withdraw.back')}</a>
        </>
      ) : (
        <ConfirmPanel
          statement={
            <>
              <p>{t('needs.withdraw.body', { title: need.title })}</p>
              {introductions.length > 0 && (
                <>
                  <p>{t('needs.withdraw.introductions', { count: introductions.length })}</p>
                  <MatchLinks matches={introductions} />
                </>
              )}
            </>
          }
        >
          <form method="post">
            <FormMarks once={once} version={need.version} />
            <Button variant="danger">{t('needs.withdraw.submit')}</Button>
          </form>
          <a href={paths.need(need.id)}>{t('common.cancel')}</a>
        </ConfirmPanel>
      )}
    </Page>
  );
}

function MatchLinks({ matches }: { matches: readonly { id: string; provider: string }[] }) {
  const paths = usePaths();
  return (
    <ul>
      {matches.map(({ id, provider }) => (
        <li key={id}>
          <a href={paths.match(id)}>{provider}</a>
        </li>
      ))}
    </ul>
  );
}
