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

export const ACTIVITY_STATUSES = ['planned', 'active', 'completed', 'ended-early'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

/**
 * The life of a match, from the State's introduction on. "Under way" is not kept: it is `agreed` from the day the
 * agreement starts.
 */
export const INTRODUCTION_STATUSES = [
  'introduced',
  'accepted',
  'declined',
  'withdrawn',
  'agreed',
  'completed',
  'ended-early',
] as const;
export type IntroductionStatus = (typeof INTRODUCTION_STATUSES)[number];

/** The two parties of a match. An implementer acts for the provider and is no side of its own. */
export const SIDES = ['state', 'provider'] as const;
export type Side = (typeof SIDES)[number];

/** What a coordinator's suggestion has come to; only the State answers it. */
export const SUGGESTION_STATUSES = ['open', 'taken', 'dismissed', 'lapsed'] as const;
export type SuggestionStatus = (typeof SUGGESTION_STATUSES)[number];

/** Terms are proposed by one side; the other accepts them or answers with its own. */
export const TERMS_STATUSES = ['proposed', 'superseded', 'accepted'] as const;
export type TermsStatus = (typeof TERMS_STATUSES)[number];

/** The rows and the columns of the table of responsibilities (principle 7), and what a party does in a row. */
export const DUTIES = ['design', 'delivery', 'monitoring'] as const;
export type Duty = (typeof DUTIES)[number];
export const PARTIES = ['state', 'provider', 'implementer'] as const;
export type Party = (typeof PARTIES)[number];
export const SHARES = ['lead', 'contributes', 'informed'] as const;
export type Share = (typeof SHARES)[number];

/** How far a reported result can be believed: `reported` by one side, `confirmed` or `disputed` by the other. */
export const REPORT_STATUSES = ['reported', 'confirmed', 'disputed', 'superseded'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export const ROUND_STATUSES = [
  'draft',
  'running',
  'done',
  'failed',
  'cancelled',
  'published',
] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** When a kind of notification is sent by mail; the page always shows it. */
export const MAIL_CHOICES = ['at-once', 'daily', 'never'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** What a coordinator's queue holds; each kind has one obvious next action. */
export const QUEUE_KINDS = [
  'introduction-unanswered',
  'need-without-candidate',
  'offer-unconfirmed',
  'overlap',
  'need-vague',
  'need-expiring',
] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** How an offer answered the question about conditions: "not stated" is never read as "none". */
export const CONDITION_ANSWERS = ['none', 'list', 'not-stated'] as const;
export type ConditionsAnswer = (typeof CONDITION_ANSWERS)[number];

export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];
