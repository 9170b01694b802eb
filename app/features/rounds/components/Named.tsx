import { usePaths } from '~/i18n/context';
import { LabelBadge } from '~/ui/LabelBadge';
import { Written } from '~/ui/Written';
import type { NamedOffer } from '../queries/result.server';
import type { ToldNeed } from '../queries/run.server';

/** A need by its title and State, under its label where it has one. */
export function NamedNeed({ need }: { need: ToldNeed }) {
  const paths = usePaths();
  return (
    <>
      {need.label !== 'CLEAR' && (
        <>
          <LabelBadge label={need.label} />{' '}
        </>
      )}
      <a href={paths.need(need.id)}>
        <Written text={need.title} language={need.language} />
      </a>
      <span className="block text-small font-normal text-soft">
        {need.state} · {need.category}
      </span>
    </>
  );
}

/** An offer by its title and provider; one that is no longer open by its id alone. */
export function NamedOfferLink({ offer }: { offer: NamedOffer }) {
  const paths = usePaths();
  return (
    <>
      <a href={paths.offer(offer.id)}>
        <Written text={offer.title} language={offer.language} />
      </a>
      {offer.provider && <span className="block text-small text-soft">{offer.provider}</span>}
    </>
  );
}
