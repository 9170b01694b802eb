import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { PARTIES } from '#db/schema/enums';
import { indicatorReports } from '#db/schema/reports';
import { type TermsRow, termsVersions } from '#db/schema/terms';
import type { Setting } from '../rules';
import { type Match, agreeableForms, hasImplementer } from './match.server';

type Reader = Pick<Db, 'select' | 'selectDistinct'>;

/** Every version of a match's terms, from the first. */
export function allTerms(db: Pick<Db, 'select'>, introductionId: string): TermsRow[] {
  return db
    .select()
    .from(termsVersions)
    .where(eq(termsVersions.introductionId, introductionId))
    .orderBy(termsVersions.number)
    .all();
}

/** What the terms of a match are held against on a day, `YYYY-MM-DD`. */
export function settingOf(
  db: Reader,
  found: Match,
  versions: readonly TermsRow[],
  today: string,
): Setting {
  const inForce = versions.find(({ status }) => status === 'accepted');
  const reported = db
    .selectDistinct({ position: indicatorReports.position })
    .from(indicatorReports)
    .where(eq(indicatorReports.introductionId, found.match.id))
    .all();
  return {
    open: agreeableForms(db, found),
    parties: PARTIES.filter((party) => party !== 'implementer' || hasImplementer(found)),
    today,
    reported: reported.flatMap(({ position }) => {
      const name = inForce?.terms.indicators[position]?.name;
      return name === undefined ? [] : [{ position, name }];
    }),
  };
}
