import { useT } from '~/i18n/context';
import { Written } from '~/ui/Written';
import type { MatchView } from '../queries/match.server';

/** What the State wrote, and what the provider answered, as far as the reader may read it. */
export function MatchWords({ match }: { match: MatchView }) {
  const t = useT();
  const { message, answer, state, provider } = match;
  if (!message && !answer) return null;
  return (
    <div className="grid gap-8">
      {message && (
        <section aria-labelledby="message" className="max-w-reading">
          <h2 id="message" className="mb-2">
            {t('introductions.match.message', { state: state.name })}
          </h2>
          <p className="whitespace-pre-line">
            <Written {...message} />
          </p>
        </section>
      )}
      {answer && (
        <section aria-labelledby="answer" className="max-w-reading">
          <h2 id="answer" className="mb-2">
            {t('introductions.match.answer', { provider: provider.name })}
          </h2>
          <p className="whitespace-pre-line">
            <Written {...answer} />
          </p>
        </section>
      )}
    </div>
  );
}
