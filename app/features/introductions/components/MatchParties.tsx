import { useFormat, usePaths, useT } from '~/i18n/context';
import { DefinitionList } from '~/ui/DefinitionList';
import { Written } from '~/ui/Written';
import type { MatchView } from '../queries/match.server';

/** Who the two sides are, for which offer, and whom to write to as far as that is open. */
export function MatchParties({ match }: { match: MatchView }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { state, provider, implementer, offer, conditionsSeen, contacts, status } = match;
  const isOver = status === 'declined' || status === 'withdrawn';
  const contact = (side: 'state' | 'provider', shown: MatchView['contacts']['state']) =>
    shown
      ? [
          {
            term: t(`introductions.match.contact.${side}`),
            value: (
              <>
                {shown.name}, <a href={`mailto:${shown.email}`}>{shown.email}</a>
              </>
            ),
          },
        ]
      : isOver || match.side === side
        ? []
        : [
            {
              term: t(`introductions.match.contact.${side}`),
              value: <span className="text-soft">{t('introductions.match.contact.none')}</span>,
            },
          ];
  return (
    <section aria-labelledby="parties">
      <h2 id="parties" className="mb-3">
        {t('introductions.match.parties')}
      </h2>
      <DefinitionList
        items={[
          {
            term: t('introductions.match.state'),
            value: <a href={paths.state(state.iso3)}>{state.name}</a>,
          },
          ...contact('state', contacts.state),
          {
            term: t('introductions.match.provider'),
            value: <a href={paths.organisation(provider.id)}>{provider.name}</a>,
          },
          ...contact('provider', contacts.provider),
          ...(implementer
            ? [
                {
                  term: t('introductions.match.implementer'),
                  value: <a href={paths.organisation(implementer.id)}>{implementer.name}</a>,
                },
              ]
            : []),
          {
            term: t('introductions.match.offer'),
            value: (
              <a href={paths.offer(offer.id)}>
                <Written text={offer.title} language={offer.language} />
              </a>
            ),
          },
          ...(conditionsSeen.length > 0
            ? [
                {
                  term: t('introductions.match.conditionsSeen'),
                  value: format.list(conditionsSeen.map((code) => t(`words.condition.${code}`))),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
