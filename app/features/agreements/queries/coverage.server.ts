import type { Db } from '#db/client.server';
import { isServed, openForms } from '~/features/needs/rules';
import type { Support } from '~/matching/vocabulary';
import { coveringOf } from './match.server';

/** What agreements have taken off a need, and what is left. */
export interface Coverage {
  covered: Support[];
  open: Support[];
  /** Completed matches cover all of it. */
  isServed: boolean;
}

/**
 * Of a need that the reader may read already: agreements are under its own label, so who reads its summary may know
 * which forms of support they cover.
 */
export function coverageOf(db: Db, need: { id: string; support: readonly Support[] }): Coverage {
  const matches = coveringOf(db, need.id);
  const open = openForms(need, matches);
  return {
    open,
    covered: need.support.filter((form) => !open.includes(form)),
    isServed: isServed(need, matches),
  };
}
