import type { OfferChoices } from '~/features/offers/choices.server';
import { useT } from '~/i18n/context';
import { type SendBack, type Stored, conflictOf, formView, versionOf } from '~/server/sent';
import { Button } from '~/ui/Button';
import { Conflict } from '~/ui/Conflict';
import { FormErrors } from '~/ui/FormErrors';
import { FormMarks } from '~/ui/FormMarks';
import { OFFER_FIELDS, OfferFormProvider } from './fields';
import { HowSection } from './HowSection';
import { QualitySection } from './QualitySection';
import { useSaid } from './said';
import { TermsSection } from './TermsSection';
import { WhatSection } from './WhatSection';
import { WhereSection } from './WhereSection';

interface OfferFormProps {
  choices: OfferChoices;
  stored: Stored;
  once: string;
  sent: SendBack | undefined;
  /** The version that is edited; none for a new offer. */
  version?: number;
  /** A draft can be saved as it is; an offer on the board must stay complete. */
  isDraft: boolean;
  /** The form as it is when it is opened. */
  href: string;
  cancelHref: string;
}

/** The one form of an offer, new or edited. Complete without scripts. */
export function OfferForm(props: OfferFormProps) {
  const { choices, stored, once, sent, version, isDraft, href, cancelHref } = props;
  const t = useT();
  const say = useSaid(choices, sent, stored);
  const view = formView(sent, stored, t.fault);
  const labels = Object.fromEntries(OFFER_FIELDS.map((name) => [name, t(`offers.field.${name}`)]));
  return (
    <OfferFormProvider value={{ view, choices }}>
      <FormErrors errors={sent?.errors} labels={labels} />
      <form method="post" noValidate data-guard className="grid gap-12">
        <FormMarks
          once={once}
          version={version === undefined ? undefined : versionOf(sent, version)}
        />
        <Conflict
          {...{ labels, say }}
          fields={conflictOf(sent, stored, labels)}
          restartHref={href}
        />
        <WhatSection />
        <WhereSection />
        <HowSection />
        <TermsSection />
        <QualitySection />
        <div className="flex flex-wrap items-center gap-4 border-t-2 border-ink pt-5">
          {isDraft && (
            // First, so that the Enter key in a field saves a draft and never opens the offer.
            <Button variant="secondary" name="intent" value="draft">
              {t('offers.form.saveDraft')}
            </Button>
          )}
          <Button name="intent" value="open">
            {t(isDraft ? 'offers.form.open' : 'offers.form.save')}
          </Button>
          <a href={cancelHref}>{t('common.cancel')}</a>
        </div>
      </form>
    </OfferFormProvider>
  );
}
