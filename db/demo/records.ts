import type { Activity, Need, Offer } from '../../app/matching/board';
import type { Instrument, Label, OfferStatus, OrganisationKind } from '../schema/enums';
import invented from './invented.json' with { type: 'json' };
import takenUp from './taken-up.json' with { type: 'json' };
import register from './register-2021.json' with { type: 'json' };

interface Text {
  en: string;
  zh: string;
}

interface Source {
  document: string;
  documentZh: string;
  section: string;
}

interface Told {
  title: Text;
  /** Left out of a record made up for the demonstration. */
  source?: Source;
  note?: string;
}

export interface DemoNeed extends Omit<Need, 'tlp'>, Told {
  tlp?: Need['tlp'];
  labelSummary?: Label;
  labelDetails?: Label;
  objective?: Text;
  indicators?: { name: Text; baseline: string | null; target: string }[];
  evidence?: { instrument: Instrument; level?: string; year?: number };
}

export interface DemoOffer extends Omit<Offer, 'provider'>, Told {
  provider?: string;
  kind?: OrganisationKind;
  /** The id of one of the demonstration's organisations. */
  organisation?: string;
  summary?: Text;
  status?: OfferStatus;
  postedOn?: string;
}

export type DemoActivity = Activity & Told;

export interface DemoOrganisation {
  id: string;
  kind: OrganisationKind;
  name: Text;
}

export interface DemoSet {
  /** The day the records' own dates are counted from. */
  asOf: string;
  organisations: DemoOrganisation[];
  needs: DemoNeed[];
  offers: DemoOffer[];
  activities: DemoActivity[];
}

/** What States and organisations reported in 2021, from public documents. */
export const REGISTER_2021 = { organisations: [], ...register } as unknown as DemoSet;

/** Made up so that every feature can be seen. */
export const INVENTED = invented as unknown as DemoSet;

/** Made up too: needs and offers of the demonstration's own accounts, for the matches between them. */
export const TAKEN_UP = takenUp as unknown as DemoSet;
