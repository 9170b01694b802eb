import type { Need, Offer } from './board';

/**
 * Rows leave out what is not stated, so that hardly two of them have the same fields: JavaScript engines then look
 * every field up by its name, slowly. Copies that all have every field, in one order, are read many times as fast.
 */
export function uniformNeed(row: Need): Need {
  return filled({ ...NEED }, row);
}

export function uniformOffer(row: Offer): Offer {
  return filled({ ...OFFER }, row);
}

/** In a copy a field that is not stated is undefined, which reads like one that is left out. */
function filled<Row extends object>(blank: Record<string, unknown>, row: Row): Row {
  for (const field in row) blank[field] = row[field];
  return blank as Row;
}

const NEED = {
  id: undefined,
  state: undefined,
  category: undefined,
  topics: undefined,
  support: undefined,
  stage: undefined,
  nationalPriority: undefined,
  languages: undefined,
  modes: undefined,
  window: undefined,
  technologies: undefined,
  refuses: undefined,
  womenTarget: undefined,
  accessible: undefined,
  tlp: undefined,
  postedOn: undefined,
  preferences: undefined,
  declined: undefined,
  weights: undefined,
} satisfies Record<keyof Need, undefined>;

const OFFER = {
  id: undefined,
  provider: undefined,
  providerState: undefined,
  funder: undefined,
  implementer: undefined,
  categories: undefined,
  support: undefined,
  stages: undefined,
  covers: undefined,
  excludes: undefined,
  places: undefined,
  perState: undefined,
  languages: undefined,
  modes: undefined,
  window: undefined,
  durationWeeks: undefined,
  technologies: undefined,
  arrangements: undefined,
  conditions: undefined,
  tied: undefined,
  handover: undefined,
  followUpMonths: undefined,
  outcomeIndicators: undefined,
  evaluation: undefined,
  earlierResults: undefined,
  respondsToNeeds: undefined,
  coDesign: undefined,
  jointMonitoring: undefined,
  planConfidentiality: undefined,
  humanRightsSafeguards: undefined,
  genderMarker: undefined,
  womenSeats: undefined,
  accessible: undefined,
  handlingAccepted: undefined,
  confirmedOn: undefined,
  ranking: undefined,
  declined: undefined,
} satisfies Record<keyof Offer, undefined>;
