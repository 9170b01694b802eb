import type { ReactNode } from 'react';
import type { Sensitive } from '~/features/needs/rules';
import { useFormat, useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button, ButtonLink } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { LanguageField } from '~/ui/LanguageField';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { TextArea } from '~/ui/controls';
import type { findSuggestForm } from '../queries/suggestions.server';

interface SuggestFormProps {
  form: NonNullable<ReturnType<typeof findSuggestForm>>;
  once: string;
  sent: (SendBack & { sensitive?: Sensitive[] }) | undefined;
  cancelHref: string;
  languages: Parameters<typeof LanguageField>[0]['choices'];
  /** The gates that keep the pair apart, as items of a list. */
  children: ReactNode;
}

/** A coordinator's suggestion: a note to the State, or why nothing can be suggested. */
export function SuggestForm({
  form,
  once,
  sent,
  cancelHref,
  languages,
  children,
}: SuggestFormProps) {
  const t = useT();
  const format = useFormat();
  const { state, offer, conditions } = form;
  const view = formView(sent, {}, t.fault);
  const labels = {
    note: t('introductions.suggest.note'),
    language: t('common.writtenIn'),
    confirmSensitive: t('needs.form.confirmSensitive'),
  };
  if (state !== 'possible') {
    return (
      <EmptyState
        title={t(`introductions.suggest.${state}.title`)}
        actions={
          <ButtonLink href={cancelHref} variant="secondary">
            {t('introductions.suggest.back')}
          </ButtonLink>
        }
      >
        {state === 'blocked' ? <ul>{children}</ul> : t(`introductions.suggest.${state}`)}
      </EmptyState>
    );
  }
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate data-guard className="grid gap-8">
        <FormMarks once={once} />
        <input type="hidden" name="offer" value={offer.id} />
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        {conditions.length > 0 && (
          <p>
            {t('introductions.suggest.conditions', {
              conditions: format.list(conditions.map((code) => t(`words.condition.${code}`))),
            })}
          </p>
        )}
        <TextArea
          name="note"
          label={labels.note}
          help={t('introductions.suggest.note.help')}
          optionalText={t('common.optional')}
          errors={view.errors('note')}
          defaultValue={view.value('note')}
        />
        <LanguageField
          choices={languages}
          chosen={view.value('language')}
          errors={view.errors('language')}
        />
        <p className="max-w-reading text-small text-soft">{t('introductions.suggest.after')}</p>
        <div className="flex flex-wrap items-center gap-4">
          <Button>{t('introductions.suggest.submit')}</Button>
          <a href={cancelHref}>{t('common.cancel')}</a>
        </div>
      </form>
    </>
  );
}
