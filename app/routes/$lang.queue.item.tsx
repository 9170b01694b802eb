import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  data,
  redirectDocument,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ItemHead } from '~/features/queue/components/QueueList';
import { reviewItem } from '~/features/queue/mutations.server';
import { findQueueItem } from '~/features/queue/queries.server';
import { RETURNS, queueKind } from '~/features/queue/rules';
import { ReviewInput } from '~/features/queue/schema';
import { translatorFor } from '~/i18n/catalogues.server';
import { usePaths, useT } from '~/i18n/context';
import { pathsIn } from '~/i18n/paths';
import { localeOf, notFound, orNotFound, requireMember } from '~/server/answers';
import { parseForm, readForm, sendBack } from '~/server/form.server';
import { newOnce } from '~/server/once.server';
import { formView } from '~/server/sent';
import { titled } from '~/server/title';
import { BackLink } from '~/ui/BackLink';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { LabelBadge } from '~/ui/LabelBadge';
import { Page } from '~/ui/Page';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { RadioGroup } from '~/ui/choices';
import { TextArea } from '~/ui/controls';

export function loader({ context, params, request }: LoaderFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const { searchParams } = new URL(request.url);
  const kind = queueKind(searchParams.get('kind'));
  if (!kind) throw notFound();
  const who = { db, actor, now, locale };
  const item = orNotFound(findQueueItem(who, kind, searchParams.get('subject') ?? ''));
  const t = translatorFor(locale);
  return { title: titled(t, t('queue.item.title'), item.label), item, once: newOnce() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { db, now } = context;
  const locale = localeOf(params);
  const actor = requireMember(context.actor, request, locale);
  const form = await readForm(request);
  const parsed = parseForm(form, ReviewInput);
  if (!parsed.ok) return data({ ...parsed.sent, sensitive: [] }, { status: 422 });
  const location = `${pathsIn(locale).queue}?done=looked-at`;
  const sent = orNotFound(reviewItem({ db, actor, now, locale }, parsed.value, location));
  if (sent.ok) return redirectDocument(sent.location);
  const { status, errors, sensitive = [] } = sent;
  return data({ ...sendBack(form, errors), sensitive }, { status });
}

export default function QueueItemPage() {
  const { item, once } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const t = useT();
  const paths = usePaths();
  const { kind, subject, label, review } = item;
  const stored = { note: review?.note ?? '', returns: kind === 'overlap' ? 'never' : 'in-14-days' };
  const view = formView(sent, stored, t.fault);
  const labels = {
    note: t('queue.item.note'),
    returns: t('queue.item.returns'),
    confirmSensitive: t('needs.form.confirmSensitive'),
  };
  return (
    <Page
      title={t('queue.item.title')}
      label={<LabelBadge label={label} />}
      back={<BackLink href={paths.queue}>{t('queue.title')}</BackLink>}
      width="reading"
    >
      <FormErrors errors={sent?.errors} labels={labels} />
      <div className="mb-8 border-y border-line py-5">
        <ItemHead item={item} />
      </div>
      <form method="post" noValidate className="grid gap-8">
        <FormMarks once={once} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="seen" value={review?.reviewedAt ?? ''} />
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <TextArea
          name="note"
          label={labels.note}
          help={t('queue.item.note.help')}
          optionalText={t('common.optional')}
          errors={view.errors('note')}
          defaultValue={view.value('note')}
        />
        <RadioGroup
          name="returns"
          label={labels.returns}
          required
          errors={view.errors('returns')}
          options={RETURNS.map((value) => ({ value, label: t(`queue.returns.${value}`) }))}
          defaultValue={view.value('returns')}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('common.save')}</Button>
          <a href={paths.queue}>{t('common.cancel')}</a>
        </div>
      </form>
    </Page>
  );
}
