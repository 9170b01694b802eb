import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import type { Locale } from '#db/schema/enums';
import { needs } from '#db/schema/needs';
import { offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { readableDetails, readableSummary } from '~/features/needs/visibility.server';
import { nameIn } from '~/features/organisations/rules';
import { namesIn } from '~/i18n/names.server';
import { textIn } from '~/i18n/written';
import type { Who } from '../queries.server';
import type { NeedHead, OfferHead } from '../views';

/** Titles and providers of offers on the board, which anybody may read. */
export function offerHeads(db: Db, locale: Locale, ids: readonly string[]): Map<string, OfferHead> {
  const rows = db
    .select({ offer: offers, organisation: organisations })
    .from(offers)
    .innerJoin(organisations, eq(organisations.id, offers.organisationId))
    .where(and(inArray(offers.id, [...ids]), eq(offers.status, 'open')))
    .all();
  return new Map(
    rows.map(({ offer, organisation }) => {
      const { text: title, language } = textIn(locale, {
        language: offer.language,
        text: offer.title,
        texts: offer.titles,
      });
      return [offer.id, { id: offer.id, title, language, provider: nameIn(locale, organisation) }];
    }),
  );
}

/** What the actor may read of the open needs in some categories: their heads, and whose details too. */
export function readableNeeds({ db, actor, locale }: Who, categories: readonly string[]) {
  const names = namesIn(locale);
  const wanted = and(eq(needs.status, 'open'), inArray(needs.category, [...categories]));
  const rows = db
    .select({
      id: needs.id,
      language: needs.language,
      title: needs.title,
      titles: needs.titles,
      state: needs.state,
      category: needs.category,
      label: needs.labelSummary,
    })
    .from(needs)
    .where(and(wanted, readableSummary(db, actor)))
    .all();
  const detailed = db
    .select({ id: needs.id })
    .from(needs)
    .where(and(wanted, readableDetails(db, actor)))
    .all();
  const heads = new Map<string, NeedHead>();
  for (const { id, language, title, titles, state, category, label } of rows) {
    const said = textIn(locale, { language, text: title, texts: titles });
    heads.set(id, {
      id,
      title: said.text,
      language: said.language,
      state: names.state(state),
      category: names.category(category ?? ''),
      label,
    });
  }
  return { heads, detailed: new Set(detailed.map(({ id }) => id)) };
}
