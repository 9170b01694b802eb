import type { ReactNode } from 'react';
import type { Sensitive } from '~/features/needs/rules';
import { useT } from '~/i18n/context';
import { type SendBack, formView } from '~/server/sent';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { FormSection } from '~/ui/FormSection';
import { LanguageField } from '~/ui/LanguageField';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { Tick } from '~/ui/choices';
import { TextArea } from '~/ui/controls';
import type { IntroduceForm as Form } from '../queries/introduce.server';
import { conditionField, opensTo } from '../rules';
import { DisclosureTable } from './Disclosure';
import { Targets } from './Targets';

interface IntroduceFormProps {
  form: Form;
  once: string;
  sent: (SendBack & { sensitive?: Sensitive[] }) | undefined;
  cancelHref: string;
  languages: Parameters<typeof LanguageField>[0]['choices'];
  blockText: Parameters<typeof Targets>[0]['blockText'];
  /** The need itself, part by part, as the provider will read it. */
  children: ReactNode;
}

/** To whom, what, under which label, and with which words: all of it before anything is sent. */
export function IntroduceForm(props: IntroduceFormProps) {
  const { form, once, sent, cancelHref, languages, blockText, children } = props;
  const { need, offers, sender } = form;
  const t = useT();
  const view = formView(sent, {}, t.fault);
  const labels = fieldLabels(form, t);
  const possible = offers.filter(({ state }) => state === 'possible').length;
  const isStrict = opensTo(need.labelSummary) === 'accepted';
  return (
    <>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate data-guard className="grid gap-12">
        <FormMarks once={once} version={need.version} />
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.value('confirmSensitive') === 'yes'}
        />
        <FormSection
          title={t('introductions.introduce.to')}
          description={t('introductions.introduce.to.help')}
        >
          <div id="offer">
            <Targets {...{ need, offers, view, blockText }} />
          </div>
        </FormSection>
        <FormSection
          title={t('introductions.introduce.what')}
          description={t('introductions.introduce.what.help')}
        >
          <DisclosureTable need={need} />
          <div className="prose max-w-reading">
            {opensTo(need.details.labelDetails) !== 'already' && (
              <p>{t('introductions.introduce.ends')}</p>
            )}
            <p>{t('introductions.introduce.coordinators')}</p>
          </div>
          {children}
        </FormSection>
        {possible > 0 && (
          <FormSection title={t('introductions.introduce.message')}>
            <TextArea
              name="message"
              label={t('introductions.introduce.message')}
              help={
                <>
                  {t('introductions.introduce.message.help')}{' '}
                  {isStrict && t('introductions.introduce.message.strict')}
                </>
              }
              optionalText={t('common.optional')}
              errors={view.errors('message')}
              defaultValue={view.value('message')}
            />
            <LanguageField
              choices={languages}
              chosen={view.value('language')}
              errors={view.errors('language')}
            />
            {sender && (
              <div>
                <p className="font-semibold">{t('introductions.introduce.contact')}</p>
                <Tick
                  name="contact"
                  label={t('introductions.introduce.contact.label', { ...sender })}
                  hint={t('introductions.introduce.contact.hint')}
                  defaultChecked={view.value('contact') === 'yes'}
                />
              </div>
            )}
            <div className="flex flex-wrap items-center gap-4 border-t-2 border-ink pt-5">
              <Button>{t('introductions.introduce.submit', { count: possible })}</Button>
              <a href={cancelHref}>{t('common.cancel')}</a>
            </div>
          </FormSection>
        )}
      </form>
    </>
  );
}

function fieldLabels({ offers }: Form, t: ReturnType<typeof useT>): Record<string, string> {
  const conditions = offers.flatMap(({ id, conditions: listed }) =>
    listed.map((code) => [conditionField(id, code), t(`words.condition.${code}`)] as const),
  );
  return {
    offer: t('introductions.introduce.to'),
    message: t('introductions.introduce.message'),
    language: t('common.writtenIn'),
    confirmSensitive: t('needs.form.confirmSensitive'),
    ...Object.fromEntries(conditions),
  };
}
