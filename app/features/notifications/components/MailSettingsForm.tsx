import { MAIL_CHOICES } from '#db/schema/enums';
import { useT } from '~/i18n/context';
import { LOCALE_NAMES } from '~/i18n/locales';
import { type SendBack, formView } from '~/server/sent';
import { Button } from '~/ui/Button';
import { FormErrors } from '~/ui/FormErrors';
import { FormSection } from '~/ui/FormSection';
import { SelectField } from '~/ui/controls';
import type { findMailSettings } from '../queries.server';
import { mailField } from '../schema';

type Settings = ReturnType<typeof findMailSettings>;

/** Which kinds come by mail, when, and in which language. */
export function MailSettingsForm({
  settings,
  sent,
}: {
  settings: Settings;
  sent: SendBack | undefined;
}) {
  const t = useT();
  const { locale, groups } = settings;
  const kinds = groups.flatMap((group) => group.kinds);
  const stored = Object.fromEntries(kinds.map(({ kind, mail }) => [mailField(kind), mail]));
  const view = formView(sent, { locale, ...stored }, t.fault);
  const labels = {
    locale: t('notifications.settings.locale'),
    ...Object.fromEntries(
      kinds.map(({ kind }) => [mailField(kind), t(`notifications.choice.${kind}`)]),
    ),
  };
  const choices = MAIL_CHOICES.map((value) => ({
    value,
    label: t(`notifications.settings.mail.${value}`),
  }));
  return (
    <form method="post" className="grid gap-10">
      <FormErrors errors={sent?.errors} labels={labels} />
      <SelectField
        name="locale"
        label={labels.locale}
        options={Object.entries(LOCALE_NAMES).map(([value, label]) => ({ value, label }))}
        defaultValue={view.value('locale')}
        errors={view.errors('locale')}
        required
      />
      {groups.length > 0 && (
        <p className="max-w-reading text-small text-soft">
          {t('notifications.settings.kinds.help')}
        </p>
      )}
      {groups.map(({ group, kinds: ofGroup }) => (
        <FormSection key={group} title={t(`notifications.group.${group}`)}>
          <div className="grid items-end gap-6 sm:grid-cols-2">
            {ofGroup.map(({ kind }) => (
              <SelectField
                key={kind}
                name={mailField(kind)}
                label={t(`notifications.choice.${kind}`)}
                options={choices}
                defaultValue={view.value(mailField(kind))}
                errors={view.errors(mailField(kind))}
                required
              />
            ))}
          </div>
        </FormSection>
      ))}
      <div>
        <Button>{t('notifications.settings.save')}</Button>
      </div>
    </form>
  );
}
