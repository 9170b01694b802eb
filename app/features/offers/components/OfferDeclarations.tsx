import type { ReactNode } from 'react';
import { DECLARATIONS, type Declaration } from '~/features/offers/rules';
import type { OfferView } from '~/features/offers/views.server';
import { useFormat, useT } from '~/i18n/context';
import { dotted } from '~/i18n/dotted';
import { PRINCIPLES, type PrincipleId } from '~/matching/vocabulary';
import { DefinitionList } from '~/ui/DefinitionList';
import { Written } from '~/ui/Written';

interface Statement {
  principle: PrincipleId;
  term: ReactNode;
  value: ReactNode;
}

/** What the provider declares, each statement under the principle that it serves. */
export function OfferDeclarations({ offer }: { offer: OfferView }) {
  const t = useT();
  const statements = useStatements(offer);
  return (
    <section>
      <h2>{t('offers.page.principles')}</h2>
      <p className="mt-1 mb-6 max-w-reading text-soft">{t('offers.page.principles.lead')}</p>
      <div className="grid gap-8">
        {PRINCIPLES.map((principle) => {
          const items = statements.filter((statement) => statement.principle === principle);
          if (items.length === 0) return null;
          return (
            <section key={principle}>
              <h3 className="mb-2">{`${principle} · ${offer.principleNames[principle]}`}</h3>
              <DefinitionList items={items} />
            </section>
          );
        })}
      </div>
    </section>
  );
}

function useStatements(offer: OfferView): Statement[] {
  const t = useT();
  const format = useFormat();
  const notStated = t('common.notStated');
  const { conditionsAnswer, conditions, tied, followUpMonths, genderMarker, womenSeats } = offer;
  const named = (name: string | null) =>
    name === null ? notStated : <Written text={name} language={offer.language} />;
  /** A list that was answered with "none" is not one that was not answered. */
  const listed = (items: readonly string[] | undefined | null, none: string) =>
    items ? (items.length > 0 ? dotted(items) : none) : notStated;
  const declared = DECLARATIONS.map(({ field, principle }) => ({
    principle,
    term: (
      <>
        {t(`offers.field.${field}`)}
        <span className="block text-small font-normal text-soft">
          {t(`offers.page.means.${field}`)}
        </span>
      </>
    ),
    value: <Declared offer={offer} field={field} />,
  }));
  return [
    ...declared,
    {
      principle: 'P1',
      term: t('offers.page.followUp'),
      value:
        followUpMonths === null ? notStated : t('offers.page.months', { count: followUpMonths }),
    },
    {
      principle: 'P3',
      term: t('offers.field.conditionsAnswer'),
      value: listed(
        conditionsAnswer === 'not-stated' || conditionsAnswer === null
          ? null
          : conditions.map((condition) => t(`words.condition.${condition}`)),
        t('common.none'),
      ),
    },
    {
      principle: 'P3',
      term: t('offers.field.tied'),
      value: tied === null ? notStated : t(`words.tied.${tied}`),
    },
    {
      principle: 'P3',
      term: t('offers.field.excludes'),
      value: listed(offer.excludes, t('offers.page.excludes.none')),
    },
    { principle: 'P3', term: t('offers.field.funder'), value: named(offer.funder) },
    { principle: 'P3', term: t('offers.field.implementer'), value: named(offer.implementer) },
    {
      principle: 'P4',
      term: t('offers.field.arrangementsAnswer'),
      value: listed(
        offer.arrangements?.map((arrangement) => t(`words.arrangement.${arrangement}`)),
        t('offers.page.arrangements.none'),
      ),
    },
    {
      principle: 'P5',
      term: t('offers.field.technologies'),
      value: listed(
        offer.technologies.map((technology) => t(`words.technology.${technology}`)),
        notStated,
      ),
    },
    {
      principle: 'P9',
      term: t('offers.field.genderMarker'),
      value: genderMarker === null ? notStated : t(`words.gender.${genderMarker}`),
    },
    {
      principle: 'P9',
      term: t('offers.page.womenSeats'),
      value: womenSeats === null ? notStated : format.percent(womenSeats / 100),
    },
  ];
}

/** The answer, said to be declared, or evidenced where a "yes" names a source. */
function Declared({ offer, field }: { offer: OfferView; field: Declaration }) {
  const t = useT();
  const answer = offer[field];
  if (answer === null) return <>{t('common.notStated')}</>;
  const reference = field === 'earlierResults' ? offer.earlierResultsReference : null;
  const weight = answer && reference ? 'evidenced' : 'declared';
  return (
    <>
      {t(answer ? 'common.yes' : 'common.no')}
      <span className="text-soft">{` · ${t(`offers.page.weight.${weight}`)}`}</span>
      {reference && (
        <span className="block text-small">
          <Written text={reference} language={offer.language} />
        </span>
      )}
    </>
  );
}
