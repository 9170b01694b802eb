import type { MessageKey } from '~/i18n/messages';
import { useFormat, useT } from '~/i18n/context';
import { Steps } from '~/ui/Steps';
import type { MatchView } from '../queries/match.server';

/** What the story tells; any other change of the match is told as a change. */
const TOLD: Partial<Record<string, MessageKey>> = {
  'introduction.send': 'introductions.story.introduction.send',
  'introduction.accept': 'introductions.story.introduction.accept',
  'introduction.decline': 'introductions.story.introduction.decline',
  'introduction.withdraw': 'introductions.story.introduction.withdraw',
  'introduction.close': 'introductions.story.introduction.close',
  'introduction.remind': 'introductions.story.introduction.remind',
  'terms.propose': 'introductions.story.terms.propose',
  'terms.accept': 'introductions.story.terms.accept',
  'match.end-early': 'introductions.story.match.end-early',
  'match.complete': 'introductions.story.match.complete',
  'match.completed': 'introductions.story.match.completed',
  'match.completion-remind': 'introductions.story.match.completion-remind',
  'report.create': 'introductions.story.report.create',
  'report.confirm': 'introductions.story.report.confirm',
  'report.dispute': 'introductions.story.report.dispute',
  'follow-up.ask': 'introductions.story.follow-up.ask',
  'follow-up.answer': 'introductions.story.follow-up.answer',
};

/** What happened, in its order, and where the match stands. */
export function MatchStory({ match }: { match: MatchView }) {
  const t = useT();
  const format = useFormat();
  const { story, state, provider, next } = match;
  const nameOf = (by: 'state' | 'provider' | null) =>
    by === null ? t('common.brand') : by === 'state' ? state.name : provider.name;
  const done = story.map(({ action, at, by, because }, index) => ({
    key: `${index} ${action}`,
    label: because
      ? t(`introductions.story.introduction.close.${because}`, { state: state.name })
      : t(TOLD[action] ?? 'introductions.story.change', { who: nameOf(by), state: state.name }),
    state: 'done' as const,
    stateText: t('introductions.match.story.done'),
    note: format.instant(at),
  }));
  const current =
    next.step === 'nothing'
      ? []
      : [
          {
            key: 'current',
            label: t(`introductions.step.${next.step}`),
            state: 'current' as const,
            stateText: t('introductions.match.story.current'),
          },
        ];
  return (
    <section aria-labelledby="story">
      <h2 id="story" className="mb-3">
        {t('introductions.match.story')}
      </h2>
      <Steps label={t('introductions.match.story')} steps={[...done, ...current]} />
    </section>
  );
}
