import { usePaths, useT } from '~/i18n/context';
import { Written } from '~/ui/Written';
import type { MatchOfNeed } from '../queries/of-need.server';
import { MatchStatusTag } from './MatchStatusTag';

/** On the page of a need, the way to the matches in which the reader has a part. */
export function MatchesOfNeed({ matches }: { matches: readonly MatchOfNeed[] }) {
  const t = useT();
  const paths = usePaths();
  if (matches.length === 0) return null;
  return (
    <section aria-labelledby="matches-of-need" className="mb-10">
      <h2 id="matches-of-need" className="mb-3">
        {t('introductions.ofNeed.title')}
      </h2>
      <ul className="grid gap-2">
        {matches.map(({ id, status, provider, offer }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <a href={paths.match(id)}>
              <Written {...offer} />
            </a>
            <span className="text-small text-soft">{provider}</span>
            <MatchStatusTag status={status} />
          </li>
        ))}
      </ul>
    </section>
  );
}
