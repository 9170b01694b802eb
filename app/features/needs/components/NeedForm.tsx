import type { NeedChoices } from '~/features/needs/choices.server';
import type { Sensitive } from '~/features/needs/rules';
import { useT } from '~/i18n/context';
import { type SendBack, type Stored, conflictOf, formView, versionOf } from '~/server/sent';
import { Button } from '~/ui/Button';
import { Conflict } from '~/ui/Conflict';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { SensitiveNotice } from '~/ui/SensitiveNotice';
import { HowSection } from './HowSection';
import { MoreSection } from './MoreSection';
import { ResultSection } from './ResultSection';
import { WhatSection } from './WhatSection';
import { WhoSection } from './WhoSection';
import { NeedFormProvider, comparedLabels, fieldLabels } from './fields';
import { useSaid } from './said';

interface NeedFormProps {
  choices: NeedChoices;
  stored: Stored;
  once: string;
  sent: (SendBack & { sensitive?: Sensitive[] }) | undefined;
  /** The version that is edited; none for a new need. */
  version?: number;
  /** A draft can be saved as it is; a need on the board must stay complete. */
  isDraft: boolean;
  /** The form as it is when it is opened. */
  href: string;
  cancelHref: string;
}

/** The one form of a need, new or edited. Complete without scripts. */
export function NeedForm(props: NeedFormProps) {
  const { choices, stored, once, sent, version, isDraft, href, cancelHref } = props;
  const t = useT();
  const say = useSaid(choices, sent, stored);
  const view = formView(sent, stored, t.fault);
  const labels = fieldLabels(t, choices);
  const compared = comparedLabels(t, labels);
  return (
    <NeedFormProvider value={{ view, choices }}>
      <FormErrors errors={sent && inOrder(sent.errors, labels)} labels={labels} />
      <form method="post" noValidate data-guard className="grid gap-12">
        <FormMarks
          once={once}
          version={version === undefined ? undefined : versionOf(sent, version)}
        />
        <Conflict
          say={say}
          labels={compared}
          fields={conflictOf(sent, stored, compared, ['languages', 'modes'])}
          restartHref={href}
        />
        <SensitiveNotice
          found={sent?.sensitive ?? []}
          labels={labels}
          errors={view.errors('confirmSensitive')}
          isConfirmed={view.values('confirmSensitive').includes('yes')}
        />
        <WhatSection />
        <ResultSection />
        <HowSection />
        <WhoSection />
        <MoreSection />
        <div className="border-t-2 border-ink pt-5">
          {isDraft && <p className="mb-4 max-w-reading text-soft">{t('needs.form.draftHelp')}</p>}
          <div className="flex flex-wrap items-center gap-4">
            {isDraft && (
              // First, so that the Enter key in a field saves a draft and never opens the need.
              <Button variant="secondary" name="intent" value="draft">
                {t('common.saveDraft')}
              </Button>
            )}
            <Button name="intent" value="open">
              {t(isDraft ? 'needs.form.open' : 'needs.form.saveOpen')}
            </Button>
            <a href={cancelHref}>{t('common.cancel')}</a>
          </div>
        </div>
      </form>
    </NeedFormProvider>
  );
}

/** Faults in the order of the page's fields, whatever the order in which they were found. */
function inOrder(errors: SendBack['errors'], labels: Record<string, string>): SendBack['errors'] {
  const order = Object.keys(labels);
  const sorted = Object.entries(errors).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return Object.fromEntries(sorted);
}
