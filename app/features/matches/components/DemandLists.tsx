import { useFormat, useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import type { DemandView } from '../queries.server';
import { Fit } from './Fit';
import { NeedHeading } from './Heads';
import { PairDetails } from './PairDetails';

interface DemandListsProps {
  items: readonly DemandView[];
  names: Record<PrincipleId, string>;
}

/** Needs that an offer may serve: those with readable details, then those of which only the summary is read. */
export function DemandLists({ items, names }: DemandListsProps) {
  const t = useT();
  const format = useFormat();
  const detailed = items.filter((item) => item.reading === 'details');
  const summaries = items.filter((item) => item.reading === 'summary');
  return (
    <div className="grid max-w-reading gap-12">
      {detailed.length > 0 && (
        <section aria-labelledby="with-details">
          <h2 id="with-details">{t('matches.demand.details.title')}</h2>
          <p className="mt-1 mb-4 text-small text-soft">{t('matches.demand.details.order')}</p>
          <ol>
            {detailed.map((item) => (
              <li key={item.need.id} className="border-t border-line py-5">
                <NeedHeading need={item.need} />
                <Fit fit={item.fit} />
                <PairDetails pair={item} names={names} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {summaries.length > 0 && (
        <section aria-labelledby="with-summary">
          <h2 id="with-summary">{t('matches.demand.summary.title')}</h2>
          <p className="mt-1 mb-4 text-small text-soft">{t('matches.demand.summary.order')}</p>
          <ul>
            {summaries.map(({ need, support, window }) => (
              <li key={need.id} className="border-t border-line py-4">
                <NeedHeading need={need} />
                <p className="mt-1">
                  {t('matches.demand.summary.asks', {
                    support: format.list(support.map((form) => t(`words.support.${form}`))),
                    from: format.day(window.from),
                    to: format.day(window.to),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
