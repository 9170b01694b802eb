import type { ReactNode } from 'react';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { ButtonLink } from '~/ui/Button';
import { LabelBadge } from '~/ui/LabelBadge';
import { Written } from '~/ui/Written';
import type { SuggestionView } from '../queries/suggestions.server';

interface SuggestionListProps {
  suggestions: readonly SuggestionView[];
  /** Whether to say for which need each one is. */
  withNeed?: boolean;
  /** How need and offer fit. */
  explain?: (pair: NonNullable<SuggestionView['pair']>) => ReactNode;
}

/** What coordinators suggest to a State: each is taken up by introducing the need, or dismissed. */
export function SuggestionList({ suggestions, withNeed = false, explain }: SuggestionListProps) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  if (suggestions.length === 0) return null;
  return (
    <section aria-labelledby="suggestions" className="mb-10 max-w-reading">
      <h2 id="suggestions">{t('introductions.suggestions.title')}</h2>
      <p className="mt-1 mb-4 text-soft">{t('introductions.suggestions.lead')}</p>
      <ul>
        {suggestions.map(({ id, at, note, fromRound, need, offer, mayAnswer, pair }) => (
          <li key={id} className="border-t border-line py-4">
            {withNeed && (
              <p className="flex flex-wrap items-center gap-x-3 text-small">
                {need.label !== 'CLEAR' && <LabelBadge label={need.label} />}
                <a href={paths.need(need.id)}>
                  <Written text={need.text} language={need.language} />
                </a>
              </p>
            )}
            <h3>
              <a href={paths.offer(offer.id)}>
                <Written text={offer.text} language={offer.language} />
              </a>
            </h3>
            <p className="text-small text-soft">
              {offer.provider}
              {' · '}
              {t('introductions.suggestions.at', { date: format.day(at.slice(0, 10)) })}
              {fromRound && ` ${t('introductions.suggestions.round')}`}
            </p>
            {note && (
              <p className="mt-2 whitespace-pre-line">
                <Written {...note} />
              </p>
            )}
            {pair && explain?.(pair)}
            {mayAnswer && (
              <div className="no-print mt-3 flex flex-wrap items-center gap-4">
                <ButtonLink href={paths.introduce(need.id, offer.id)} variant="secondary">
                  {t('introductions.suggestions.take')}
                </ButtonLink>
                <a href={paths.dismissSuggestion(id)}>{t('introductions.suggestions.dismiss')}</a>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
