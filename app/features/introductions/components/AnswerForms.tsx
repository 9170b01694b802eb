import type { IntroductionStatus, Label } from '#db/schema/enums';
import type { Sensitive } from '~/features/needs/rules';
import { usePaths, useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button, ButtonLink } from '~/ui/Button';
import { ConfirmPanel } from '~/ui/ConfirmPanel';
import { EmptyState } from '~/ui/EmptyState';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { LanguageField } from '~/ui/LanguageField';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { TextArea } from '~/ui/controls';
import { MatchStatusTag } from './MatchStatusTag';

interface AnswerFormProps {
  match: { id: string; version: number; labelDetails: Label };
  once: string;
  sent: (SendBack & { sensitive?: Sensitive[] }) | undefined;
  cancelHref: string;
  languages: Parameters<typeof LanguageField>[0]['choices'];
}

/** The provider goes on, with a note if it likes; under which rules it will read is said before. */
export function AcceptForm({ match, once, sent, cancelHref, languages }: AnswerFormProps) {
  const t = useT();
  const paths = usePaths();
  const view = formView(sent, {}, t.fault);
  const labels = {
    note: t('introductions.answer.note'),
    language: t('common.writtenIn'),
    confirmSensitive: t('needs.form.confirmSensitive'),
  };
  const { id, version, labelDetails } = match;
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate data-guard className="grid gap-8">
        <FormMarks once={once} version={version} />
        <input type="hidden" name="answer" value="accept" />
        <div className="prose">
          <p>{t('introductions.answer.accept.lead')}</p>
          {labelDetails === 'AMBER' && <p>{t('introductions.answer.accept.amber')}</p>}
          {labelDetails === 'AMBER+STRICT' && <p>{t('introductions.answer.accept.strict')}</p>}
        </div>
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <TextArea
          name="note"
          label={labels.note}
          help={t('introductions.answer.note.help')}
          optionalText={t('common.optional')}
          errors={view.errors('note')}
          defaultValue={view.value('note')}
        />
        <LanguageField
          choices={languages}
          chosen={view.value('language')}
          errors={view.errors('language')}
        />
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('introductions.answer.accept.submit')}</Button>
          <a href={`${paths.answerMatch(id)}?how=decline`}>
            {t('introductions.answer.decline.instead')}
          </a>
          <a href={cancelHref}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}

/** Somebody was quicker: what the match has come to, and what was typed here. */
export function Closed(props: {
  status: IntroductionStatus;
  href: string;
  typed?: string | undefined;
}) {
  const { status, href, typed } = props;
  const t = useT();
  return (
    <EmptyState
      title={t('introductions.answer.closed')}
      actions={<ButtonLink href={href}>{t('introductions.answer.back')}</ButtonLink>}
    >
      <p>
        <MatchStatusTag status={status} />
      </p>
      {typed && (
        <>
          <p>{t('introductions.answer.typed')}</p>
          <p className="whitespace-pre-line">{typed}</p>
        </>
      )}
    </EmptyState>
  );
}

/** A decline is confirmed, and asks for nothing else. */
export function DeclineForm({ match, once, sent, cancelHref }: AnswerFormProps) {
  const t = useT();
  return (
    <>
      <FormErrors errors={sent?.errors} labels={{}} />
      <ConfirmPanel statement={<p>{t('introductions.answer.decline.body')}</p>}>
        <form method="post">
          <FormMarks once={once} version={match.version} />
          <input type="hidden" name="answer" value="decline" />
          <Button variant="danger">{t('introductions.answer.decline.submit')}</Button>
        </form>
        <a href={cancelHref}>{t('common.cancel')}</a>
      </ConfirmPanel>
    </>
  );
}
