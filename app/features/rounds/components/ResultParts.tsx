import { useFormat, usePaths, useT } from '~/i18n/context';
import type { Translate } from '~/i18n/translator';
import type { Support } from '~/matching/vocabulary';
import { Pagination } from '~/ui/Pagination';
import { Table } from '~/ui/Table';
import type { ResultView } from '../queries/result.server';
import { RESULT_PARTS, type ResultPart } from '../schema';
import { NamedNeed, NamedOfferLink } from './Named';

type Shown<P extends ResultPart> = Extract<ResultView['shown'], { part: P }>;

/** The parts of a result as links, with the one that is shown. */
export function PartLinks({ part }: { part: ResultPart }) {
  const t = useT();
  return (
    <nav aria-label={t('rounds.part.label')} className="no-print mb-6 border-b border-line">
      <ul className="flex flex-wrap gap-x-6">
        {RESULT_PARTS.map((one) => (
          <li key={one}>
            <a
              href={`?show=${one}`}
              aria-current={one === part ? 'page' : undefined}
              className={`inline-flex min-h-11 items-center ${one === part ? 'border-b-2 border-ink font-semibold' : ''}`}
            >
              {t(`rounds.part.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The way on through a part. `search` is the address without its page. */
export function PartPages(props: { search: string; page: number; rest: number }) {
  const { search, page, rest } = props;
  const t = useT();
  const at = (to: number) => `?${search}&page=${to}`;
  return (
    <Pagination
      label={t('common.pagination')}
      previous={page > 1 ? { href: at(page - 1), label: t('common.previous') } : null}
      next={rest > 0 ? { href: at(page + 1), label: t('common.next') } : null}
    />
  );
}

export function Pairs({ roundId, shown }: { roundId: string; shown: Shown<'pairs'> }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  if (shown.total === 0) return <p>{t('rounds.pairs.empty')}</p>;
  const columns = ['need', 'offer', 'rank', 'fit', 'covers', 'remaining', 'why'] as const;
  return (
    <>
      <Table
        caption={t('rounds.pairs.caption')}
        columns={columns.map((key) => ({
          key,
          header: t(`rounds.pairs.${key}`),
          ...(key === 'need' && { rowHeader: true }),
          ...(key === 'fit' && { align: 'end' as const }),
        }))}
        rows={shown.items.map(({ need, offer, rank, of, fit, covers, remaining }) => ({
          id: need.id,
          cells: {
            need: <NamedNeed need={need} />,
            offer: <NamedOfferLink offer={offer} />,
            rank: t('rounds.pairs.rank.value', { rank, of }),
            fit: format.outOf100(fit),
            covers: formsText(covers, t, format.list),
            remaining: formsText(remaining, t, format.list),
            why: <WhyLink href={paths.whyInRound(roundId, need.id)} title={need.title} />,
          },
        }))}
      />
      <p className="mt-4 max-w-reading text-small text-soft">{t('rounds.pairs.note')}</p>
    </>
  );
}

function formsText(
  forms: readonly Support[],
  t: Translate,
  list: (items: string[]) => string,
): string {
  return forms.length === 0
    ? t('common.none')
    : list(forms.map((form) => t(`words.support.${form}`)));
}

function WhyLink({ href, title }: { href: string; title: string }) {
  const t = useT();
  return (
    <a href={href}>
      {t('rounds.why.link')}
      <span className="sr-only">: {title}</span>
    </a>
  );
}

export function Unmatched({ roundId, shown }: { roundId: string; shown: Shown<'unmatched'> }) {
  const t = useT();
  const paths = usePaths();
  if (shown.total === 0) return <p>{t('rounds.unmatched.empty')}</p>;
  return (
    <>
      <Table
        caption={t('rounds.unmatched.caption')}
        columns={[
          { key: 'need', header: t('rounds.pairs.need'), rowHeader: true },
          { key: 'reason', header: t('rounds.unmatched.reason') },
          { key: 'why', header: t('rounds.pairs.why') },
        ]}
        rows={shown.items.map(({ need, reason }) => ({
          id: need.id,
          cells: {
            need: <NamedNeed need={need} />,
            reason: t(`rounds.reason.${reason}`),
            why: <WhyLink href={paths.whyInRound(roundId, need.id)} title={need.title} />,
          },
        }))}
      />
      <p className="mt-4 max-w-reading text-small text-soft">{t('rounds.unmatched.note')}</p>
    </>
  );
}

const COUNTS = ['open', 'allocated', 'noOffer', 'contention', 'absorption'] as const;

export function Gaps({ shown }: { shown: Shown<'gaps'> }) {
  const t = useT();
  const format = useFormat();
  if (shown.total === 0) return <p>{t('rounds.gaps.empty')}</p>;
  return (
    <>
      <Table
        caption={t('rounds.gaps.caption')}
        columns={[
          { key: 'category', header: t('rounds.gaps.category'), rowHeader: true },
          { key: 'state', header: t('rounds.gaps.state') },
          ...COUNTS.map((key) => ({
            key,
            header: t(`rounds.gaps.${key}`),
            align: 'end' as const,
          })),
        ]}
        rows={shown.items.map((gap) => ({
          id: gap.id,
          cells: {
            category: gap.category,
            state: gap.state,
            ...Object.fromEntries(COUNTS.map((key) => [key, format.number(gap[key])])),
          },
        }))}
      />
      <p className="mt-4 max-w-reading text-small text-soft">{t('rounds.gaps.note')}</p>
    </>
  );
}
