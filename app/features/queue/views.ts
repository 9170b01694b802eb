import type { Label, QueueKind } from '#db/schema/enums';
import type { Written } from '~/i18n/written';

/** A thing that an item is about, with its page. */
export interface Linked extends Written {
  href: string;
}

/** Something that waits, as a coordinator may read it. */
export interface QueueItem {
  kind: QueueKind;
  /** Names the item within its kind. */
  subject: string;
  /** Since when it waits: a day or an instant. */
  since: string;
  label: Label;
  /** The State whose need or activities it is about; null for an offer. */
  iso3: string | null;
  state: string | null;
  /** Whom to ask, for an item of an offer or an introduction. */
  provider: string | null;
  /** The organisation that an item is to be asked about; null where the State is, or nobody. */
  providerId: string | null;
  things: Linked[];
  /** Whether a record of it was drawn from a document or made up for the demonstration. */
  origin: 'drawn' | 'invented' | null;
  /** The one obvious next step where it is a page. */
  href: string | null;
  /** The day on which a need leaves the board, days that two activities share, principles that can be checked. */
  fact: { dueOn: string } | { days: number } | { ready: number } | null;
}
