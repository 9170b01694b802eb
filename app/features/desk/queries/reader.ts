import type { Db } from '#db/client.server';
import type { Locale } from '~/i18n/locales';
import type { Member } from '~/server/actor';

/** Who looks at the desk, in which language, on which day. */
export interface DeskReader {
  db: Db;
  actor: Member;
  locale: Locale;
  /** `YYYY-MM-DD`. */
  today: string;
}
