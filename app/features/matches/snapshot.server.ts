import { desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.server';
import { type ActivityRow, activities } from '#db/schema/activities';
import { auditLog } from '#db/schema/audit';
import { introductions } from '#db/schema/introductions';
import { type NeedRow, needs } from '#db/schema/needs';
import { type OfferRow, offers } from '#db/schema/offers';
import { organisations } from '#db/schema/organisations';
import { stances } from '#db/schema/stances';
import type { Covering } from '~/features/needs/rules';
import { CHANGES_OF_BOARD } from './changes';

// Of each row what the engine is told, and no texts: they are most of it, and no board holds any.
const NEED = {
  id: needs.id,
  state: needs.state,
  category: needs.category,
  topics: needs.topics,
  support: needs.support,
  stage: needs.stage,
  nationalPriority: needs.nationalPriority,
  languages: needs.languages,
  modes: needs.modes,
  windowFrom: needs.windowFrom,
  windowTo: needs.windowTo,
  technologies: needs.technologies,
  refuses: needs.refuses,
  womenTarget: needs.womenTarget,
  accessible: needs.accessible,
  weights: needs.weights,
  labelDetails: needs.labelDetails,
  postedOn: needs.postedOn,
  reviewOn: needs.reviewOn,
};

const OFFER = {
  id: offers.id,
  organisationId: offers.organisationId,
  funder: offers.funder,
  implementer: offers.implementer,
  categories: offers.categories,
  support: offers.support,
  stages: offers.stages,
  covers: offers.covers,
  excludes: offers.excludes,
  places: offers.places,
  perState: offers.perState,
  languages: offers.languages,
  modes: offers.modes,
  windowFrom: offers.windowFrom,
  windowTo: offers.windowTo,
  durationWeeks: offers.durationWeeks,
  technologies: offers.technologies,
  arrangements: offers.arrangements,
  conditionsAnswer: offers.conditionsAnswer,
  conditions: offers.conditions,
  tied: offers.tied,
  handover: offers.handover,
  followUpMonths: offers.followUpMonths,
  outcomeIndicators: offers.outcomeIndicators,
  evaluation: offers.evaluation,
  earlierResults: offers.earlierResults,
  respondsToNeeds: offers.respondsToNeeds,
  coDesign: offers.coDesign,
  jointMonitoring: offers.jointMonitoring,
  planConfidentiality: offers.planConfidentiality,
  humanRightsSafeguards: offers.humanRightsSafeguards,
  genderMarker: offers.genderMarker,
  womenSeats: offers.womenSeats,
  accessible: offers.accessible,
  handlingAccepted: offers.handlingAccepted,
  confirmedOn: offers.confirmedOn,
};

const ACTIVITY = {
  id: activities.id,
  organisationId: activities.organisationId,
  providerName: activities.providerName,
  offerId: activities.offerId,
  state: activities.state,
  category: activities.category,
  topics: activities.topics,
  dateFrom: activities.dateFrom,
  dateTo: activities.dateTo,
  status: activities.status,
};

type Chosen<Row, Columns> = Pick<Row, keyof Row & keyof Columns>;

/** The rows that a board is made of, as they were at one moment. */
export interface Snapshot {
  needs: Chosen<NeedRow, typeof NEED>[];
  offers: { offer: Chosen<OfferRow, typeof OFFER>; providerState: string | null }[];
  activities: Chosen<ActivityRow, typeof ACTIVITY>[];
  stances: (typeof stances.$inferSelect)[];
  /** What agreements cover of these needs. */
  agreements: (Covering & { needId: string })[];
}

/**
 * Every open need and offer, every activity, stance and agreement, whoever may read them: the engine works on all
 * of it. Nothing of it is shown as it is; pages show of a result what their reader may read.
 */
export function loadSnapshot(db: Db): Snapshot {
  return db.transaction((tx) => ({
    needs: tx.select(NEED).from(needs).where(eq(needs.status, 'open')).all(),
    offers: tx
      .select({ offer: OFFER, providerState: organisations.state })
      .from(offers)
      .innerJoin(organisations, eq(organisations.id, offers.organisationId))
      .where(eq(offers.status, 'open'))
      .all(),
    activities: tx.select(ACTIVITY).from(activities).all(),
    stances: tx.select().from(stances).all(),
    agreements: tx
      .select({
        needId: introductions.needId,
        status: introductions.status,
        support: introductions.support,
      })
      .from(introductions)
      .where(inArray(introductions.status, ['agreed', 'completed']))
      .all(),
  }));
}

/** The id of the last change that can have changed a board, 0 before any: every change leaves an audit row. */
export function lastChange(db: Db): number {
  const row = db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(inArray(auditLog.action, CHANGES_OF_BOARD))
    .orderBy(desc(auditLog.id))
    .limit(1)
    .get();
  return row?.id ?? 0;
}
