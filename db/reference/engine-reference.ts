import type { Reference } from '../../app/matching/reference';
import { COVER_GROUPS, membershipCodesOf } from './groups';
import { STATES } from './states';
import { CATEGORIES, topicsOf } from './taxonomy';

/** The reference table as the engine asks for it. */
export const engineReference: Reference = {
  states: new Set(STATES.map(({ iso3 }) => iso3)),
  topicsByCategory: new Map(
    CATEGORIES.map((category) => [category, new Set(topicsOf(category).map(({ code }) => code))]),
  ),
  groups: new Set(COVER_GROUPS.map(({ code }) => code)),
  membershipsOf: membershipCodesOf,
};
