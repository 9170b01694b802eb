import { usePaths, useT } from '~/i18n/context';
import type { PrincipleId } from '~/matching/vocabulary';
import { Disclosure } from '~/ui/Disclosure';
import { Table } from '~/ui/Table';
import type { SensitivityView } from '../placing-views';
import type { OfferHead } from '../views';
import { TitleLink } from './Heads';

interface FirmnessProps {
  sensitivity: SensitivityView;
  names: Record<PrincipleId, string>;
}

/** How far the first place hangs on the weights: in a sentence, and on asking each weight by itself. */
export function Firmness({ sensitivity, names }: FirmnessProps) {
  const t = useT();
  const paths = usePaths();
  const { decidedBy, nearest, principles } = sensitivity;
  return (
    <section aria-labelledby="firm" className="mt-8 max-w-reading">
      <h2 id="firm">{t('matches.firm.title')}</h2>
      {nearest ? (
        <p className="mt-2">
          {t('matches.firm.nearest', {
            principle: `${nearest.id} ${names[nearest.id]}`,
            weight: nearest.weight,
            present: nearest.present,
          })}{' '}
          <TitleLink href={paths.offer(nearest.offer.id)} titled={nearest.offer} />
        </p>
      ) : (
        <p className="mt-2">
          {t(decidedBy === 'weights' ? 'matches.firm.none' : `matches.firm.${decidedBy}`)}
        </p>
      )}
      {principles.length > 0 && (
        <div className="mt-2">
          <Disclosure summary={t('matches.firm.each')}>
            <p className="mb-3 text-small text-soft">{t('matches.firm.note')}</p>
            <Weights principles={principles} names={names} />
          </Disclosure>
        </div>
      )}
    </section>
  );
}

function Weights({ principles, names }: Pick<SensitivityView, 'principles'> & FirmnessNames) {
  const t = useT();
  return (
    <Table
      caption={t('matches.firm.caption')}
      captionHidden
      columns={[
        { key: 'principle', header: t('matches.firm.principle'), rowHeader: true },
        { key: 'weight', header: t('matches.firm.weight'), align: 'end' },
        { key: 'below', header: t('matches.firm.below') },
        { key: 'above', header: t('matches.firm.above') },
      ]}
      rows={principles.map(({ id, weight, below, above }) => ({
        id,
        cells: {
          principle: `${id} ${names[id]}`,
          weight,
          below: <Turn turn={below} />,
          above: <Turn turn={above} />,
        },
      }))}
    />
  );
}

type FirmnessNames = Pick<FirmnessProps, 'names'>;

function Turn({ turn }: { turn: { weight: number; offer: OfferHead } | null }) {
  const t = useT();
  const paths = usePaths();
  if (!turn) return <>{t('matches.firm.never')}</>;
  return (
    <>
      {t('matches.firm.at', { weight: turn.weight })}{' '}
      <TitleLink href={paths.offer(turn.offer.id)} titled={turn.offer} />
    </>
  );
}
