import { useT } from '~/i18n/context';

interface SealedDemandProps {
  sealed: readonly { category: string; atLeast: number }[];
}

/** That there is more than the reader may read, as a number too coarse to point at anybody. */
export function SealedDemand({ sealed }: SealedDemandProps) {
  const t = useT();
  return (
    <section aria-labelledby="sealed" className="mt-12 max-w-reading">
      <h2 id="sealed">{t('matches.demand.sealed.title')}</h2>
      {sealed.length > 0 ? (
        <ul className="mt-2 list-disc ps-5">
          {sealed.map(({ category, atLeast }) => (
            <li key={category}>{t('matches.demand.sealed.row', { category, count: atLeast })}</li>
          ))}
        </ul>
      ) : (
        <p className="mt-2">{t('matches.demand.sealed.none')}</p>
      )}
      <p className="mt-2 text-small text-soft">{t('matches.demand.sealed.note')}</p>
    </section>
  );
}
