import type { ReactNode } from 'react';
import type { OfferView } from '~/features/offers/views.server';
import { useFormat, usePaths, useT } from '~/i18n/context';
import { dotted } from '~/i18n/dotted';
import { DefinitionList } from '~/ui/DefinitionList';

type Facts = readonly { term: ReactNode; value: ReactNode }[];

/** What is offered, to whom, how and when. Not stated is shown as not stated. */
export function OfferFacts({ offer }: { offer: OfferView }) {
  const t = useT();
  return (
    <div className="grid gap-10">
      <FactList title={t('offers.page.what')} facts={useWhat(offer)} />
      <FactList title={t('offers.page.where')} facts={useWhere(offer)} />
      <FactList title={t('offers.page.how')} facts={useHow(offer)} />
    </div>
  );
}

function FactList({ title, facts }: { title: string; facts: Facts }) {
  return (
    <section>
      <h2 className="mb-3">{title}</h2>
      <DefinitionList items={facts} />
    </section>
  );
}

function useWhat({ provider, topicsByCategory, support, stages }: OfferView): Facts {
  const t = useT();
  const paths = usePaths();
  return [
    {
      term: t('offers.page.provider'),
      value: (
        <>
          <a href={paths.organisation(provider.id)}>{provider.name}</a>
          {` · ${t(`words.kind.${provider.kind}`)}`}
        </>
      ),
    },
    {
      term: t('offers.field.categories'),
      value: (
        <ul>
          {topicsByCategory.map(({ category, topics }) => (
            <li key={category}>
              {category}: {topics.length > 0 ? dotted(topics) : t('offers.page.wholeCategory')}
            </li>
          ))}
        </ul>
      ),
    },
    {
      term: t('offers.field.support'),
      value: dotted(support.map((form) => t(`words.support.${form}`))),
    },
    {
      term: t('offers.field.stages'),
      value:
        stages.length > 0
          ? dotted(stages.map((stage) => t(`words.stage.${stage}`)))
          : t('offers.page.allLevels'),
    },
  ];
}

function useWhere({ covers, places, perState }: OfferView): Facts {
  const t = useT();
  const format = useFormat();
  return [
    {
      term: t('offers.field.covers'),
      value: covers.length > 0 ? dotted(covers) : t('offers.universal'),
    },
    {
      term: t('offers.field.places'),
      value:
        places === null ? t('common.notStated') : t('offers.page.placesFree', { count: places }),
    },
    { term: t('offers.field.perState'), value: format.number(perState) },
  ];
}

function useHow(offer: OfferView): Facts {
  const t = useT();
  const format = useFormat();
  const { languages, modes, windowFrom, windowTo, durationWeeks } = offer;
  const window = windowFrom &&
    windowTo && { from: format.day(windowFrom), to: format.day(windowTo) };
  return [
    {
      term: t('offers.field.languages'),
      value: format.list(languages.map((language) => format.language(language))),
    },
    {
      term: t('offers.field.modes'),
      value: dotted(modes.map((mode) => t(`words.mode.${mode}`))),
    },
    {
      term: t('offers.page.window'),
      value: window ? t('common.dateRange', window) : t('common.notStated'),
    },
    {
      term: t('offers.page.duration'),
      value:
        durationWeeks === null
          ? t('common.notStated')
          : t('offers.page.weeks', { count: durationWeeks }),
    },
    {
      term: t('offers.page.posted'),
      value: offer.postedOn ? format.day(offer.postedOn) : t('common.notStated'),
    },
    {
      term: t('offers.page.confirmed'),
      value: offer.confirmedOn ? format.day(offer.confirmedOn) : t('common.notStated'),
    },
  ];
}
