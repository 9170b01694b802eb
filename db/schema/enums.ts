/** Closed lists that the database, the forms and the pages share. Safe for the browser. */

export const ORGANISATION_KINDS = [
  'state',
  'intergovernmental',
  'regional',
  'private',
  'academic',
  'civil-society',
  'technical-community',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export const ROLES = ['focal-point', 'provider', 'coordinator', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

export const NEED_STATUSES = [
  'draft',
  'open',
  'in-agreement',
  'met',
  'withdrawn',
  'expired',
] as const;
export type NeedStatus = (typeof NEED_STATUSES)[number];

export const OFFER_STATUSES = ['draft', 'open', 'paused', 'closed'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** FIRST's Traffic Light Protocol 2.0, weakest first. RED is never stored: it is refused at entry. */
export const LABELS = ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT'] as const;
export type Label = (typeof LABELS)[number];

/** The instruments by which a State may show where it stands. Their scales are never converted. */
export const INSTRUMENTS = [
  'cmm',
  'sim3',
  'gci',
  'ncsi',
  'national-survey',
  'itu-cirt',
  'other',
  'none-yet',
] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

export const ACTIVITY_STATUSES = ['planned', 'active', 'completed'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

/** The life of an introduction: the State introduces itself, the provider answers, either may withdraw. */
export const INTRODUCTION_STATUSES = ['introduced', 'accepted', 'declined', 'withdrawn'] as const;
export type IntroductionStatus = (typeof INTRODUCTION_STATUSES)[number];

/** How an offer answered the question about conditions: "not stated" is never read as "none". */
export const CONDITION_ANSWERS = ['none', 'list', 'not-stated'] as const;
export type ConditionsAnswer = (typeof CONDITION_ANSWERS)[number];

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];
