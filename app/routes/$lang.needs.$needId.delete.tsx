import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deleteDraftNeed } from '~/features/needs/mutations.server';
import { findNeed } from '~/features/needs/queries.server';
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

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const t = translatorFor(locale);
  const today = now.toISOString().slice(0, 10);
  const found = orNotFound(findNeed({ db, actor, locale, today }, params['needId'] ?? ''));
  if (!found.own?.may.includes('delete')) throw notFound();
  const { id, label, originalTitle, own } = found;
  const need = { id, label, title: originalTitle.text, version: own.version };
  return { title: titled(t, t('needs.delete.title'), label), need, once: newOnce() };
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
  const sent = sendOnce(who, form, pathsIn(locale).desk, () =>
    deleteDraftNeed(who, id, parsed.value.version),
  );
  const changed = orNotFound(sent);
  if (!changed.ok) return data({ refused: true }, { status: changed.status });
  return redirectDocument(changed.location);
}

export default function DeleteNeedPage() {
  const { need, once } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  return (
    <Page title={t('needs.delete.title')} label={<LabelBadge label={need.label} />} width="reading">
      {answer && <Notice kind="warning">{t('needs.own.stale')}</Notice>}
      <ConfirmPanel statement={<p>{t('needs.delete.body', { title: need.title })}</p>}>
        <form method="post">
          <FormMarks once={once} version={need.version} />
          <Button variant="danger">{t('needs.delete.submit')}</Button>
        </form>
        <a href={paths.need(need.id)}>{t('common.cancel')}</a>
      </ConfirmPanel>
    </Page>
  );
}
