import { useFormat, usePaths, useT } from '~/i18n/context';
import { Disclosure } from '~/ui/Disclosure';
import { LabelBadge } from '~/ui/LabelBadge';
import type { ChainView, HolderView, OutcomeView, PlaceView } from '../outcome-views';
import type { OutcomeNow } from '../queries/explained.server';
import type { NeedHead } from '../views';
import { TitleLink } from './Heads';

interface OutcomeProps {
  now: OutcomeNow;
  /** Of a round that was run, not of today: what it says of itself. */
  round?: { title: string; lead: string };
}

/** What the allocation of today would give a need, or how far the board is matched; or what a round gave. */
export function Outcome({ now, round }: OutcomeProps) {
  const t = useT();
  const format = useFormat();
  return (
    <section aria-labelledby="outcome" className="max-w-reading">
      <h2 id="outcome">{round?.title ?? t('matches.outcome.title')}</h2>
      <p className="mt-1 mb-2 text-small text-soft">{round?.lead ?? t('matches.outcome.lead')}</p>
      {'outcome' in now ? (
        <Story told={now.outcome} of={round ? 'round' : 'today'} />
      ) : (
        <p>{t('matches.outcome.waiting', { share: format.percent(now.share) })}</p>
      )}
    </section>
  );
}

/** What the need would have, and who stands before it where it would rather be. */
function Story({ told, of: by }: { told: OutcomeView; of: 'today' | 'round' }) {
  const t = useT();
  const paths = usePaths();
  const { outcome, offer, rank, of, limit, better, more, chain, isCut } = told;
  return (
    <>
      {offer ? (
        <p>
          {t(`matches.outcome.${by}.${rank === 1 ? 'first' : 'got'}`, {
            rank: rank ?? 0,
            of,
          })}{' '}
          <strong>
            <TitleLink href={paths.offer(offer.id)} titled={offer} />
          </strong>
        </p>
      ) : (
        outcome !== 'allocated' && (
          <p>{t(`matches.outcome.${by}.${outcome}`, { limit: limit ?? 0 })}</p>
        )
      )}
      {better.length > 0 && (
        <div className="mt-2">
          <Disclosure
            summary={t(offer ? 'matches.outcome.better' : 'matches.outcome.ahead')}
            open={!offer}
          >
            <Places places={better} more={more} />
            {chain.length > 0 && (
              <div className="mt-3">
                <Disclosure summary={t('matches.outcome.chain')}>
                  <Chain chain={chain} />
                  {isCut && <p className="mt-2 text-soft">{t('matches.outcome.cut')}</p>}
                </Disclosure>
              </div>
            )}
          </Disclosure>
        </div>
      )}
    </>
  );
}

function Places({ places, more }: { places: readonly PlaceView[]; more: number }) {
  const t = useT();
  const paths = usePaths();
  return (
    <>
      <ol>
        {places.map(({ offer, rank, full, holders, more: moreHolders, others }) => (
          <li key={offer.id} className="border-t border-line py-2">
            <p>
              {t('matches.outcome.rank', { rank })}{' '}
              <TitleLink href={paths.offer(offer.id)} titled={offer} />
            </p>
            {full && <p className="text-small">{t(`matches.outcome.full.${full}`)}</p>}
            <ul className="list-disc ps-5 text-small">
              {holders.map((holder) => (
                <Holder key={holder.need.id} holder={holder} />
              ))}
              {moreHolders > 0 && (
                <li>{t('matches.outcome.moreHolders', { count: moreHolders })}</li>
              )}
              <Others others={others} isAll={holders.length === 0} />
            </ul>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="text-soft">{t('matches.outcome.moreOffers', { count: more })}</p>}
    </>
  );
}

function Holder({ holder: { need, rule } }: { holder: HolderView }) {
  const t = useT();
  return (
    <li>
      <NamedNeed need={need} /> {t(`matches.outcome.rule.${rule ?? 'order'}`)}
    </li>
  );
}

function Others({ others, isAll }: { others: PlaceView['others']; isAll: boolean }) {
  const t = useT();
  if (others === 'none') return null;
  if (others === 'some') {
    return <li>{t(isAll ? 'matches.outcome.others.all' : 'matches.outcome.others.rest')}</li>;
  }
  return <li>{t('matches.outcome.others.number', { number: others })}</li>;
}

function Chain({ chain }: { chain: readonly ChainView[] }) {
  const t = useT();
  const paths = usePaths();
  return (
    <ul>
      {chain.map(({ need, offer, rank, better, more, alternative }) => (
        <li key={need.id} className="border-t border-line py-3">
          <p>
            <NamedNeed need={need} /> {t('matches.outcome.holds', { rank })}{' '}
            <TitleLink href={paths.offer(offer.id)} titled={offer} />
          </p>
          {better.length > 0 && (
            <div className="mt-1 text-small">
              <p>{t('matches.outcome.itsBetter')}</p>
              <div className="ps-4">
                <Places places={better} more={more} />
              </div>
            </div>
          )}
          <p className="mt-1 text-small">
            {alternative ? (
              <>
                {t('matches.outcome.alternative')}{' '}
                <TitleLink href={paths.offer(alternative.id)} titled={alternative} />
              </>
            ) : (
              t('matches.outcome.noAlternative')
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function NamedNeed({ need }: { need: NeedHead }) {
  const t = useT();
  const paths = usePaths();
  return (
    <>
      {need.label !== 'CLEAR' && (
        <>
          <LabelBadge label={need.label} />{' '}
        </>
      )}
      <TitleLink href={paths.need(need.id)} titled={need} />{' '}
      {t('matches.outcome.ofState', { state: need.state })}
    </>
  );
}
