import fc from 'fast-check';
import type { Board } from '../../app/matching/board';
import type { Edit } from '../../app/matching/edits';
import { type Shape, boards } from './boards';
import { makeNeed, makeOffer } from './factory';

/** A board and edits that it accepts: some rows come, some go, some fields and settings change. */
export function editedBoards(shape: Shape): fc.Arbitrary<{ board: Board; edits: Edit[] }> {
  return boards(shape).chain((board) =>
    fc.record({ board: fc.constant(board), edits: editsOf(board) }),
  );
}

function editsOf({ needs, offers }: Board): fc.Arbitrary<Edit[]> {
  const need = fc.constantFrom(...needs.map(({ id }) => id));
  const offer = fc.constantFrom(...offers.map(({ id }) => id));
  const needFields = fc.constantFrom<Record<string, unknown>>(
    { languages: ['mn', 'en'] },
    { tlp: 'AMBER' },
    { preferences: offers.map(({ id }) => id).reverse() },
    { support: ['advisory'] },
    { womenTarget: 40, weights: { P9: 9 } },
  );
  const offerFields = fc.constantFrom<Record<string, unknown>>(
    { places: 3, perState: 3 },
    { places: 0 },
    { conditions: ['policy'] },
    { conditions: [], handover: true },
    { languages: ['mn'] },
    { covers: [] },
    { categories: [{ category: 'skills' }, { category: 'incident-response' }] },
  );
  const settings = fc.constantFrom<Record<string, unknown>>(
    { absorption: { SEN: 1, GHA: 0 } },
    { absorption: {} },
    { weights: { P2: 50 } },
  );
  const common = fc.oneof(
    fc.record({ edit: fc.constant('change-need' as const), id: need, fields: needFields }),
    fc.record({ edit: fc.constant('change-offer' as const), id: offer, fields: offerFields }),
    fc.record({ edit: fc.constant('change-settings' as const), fields: settings }),
    fc.constant<Edit>({ edit: 'add-need', row: makeNeed({ id: 'new-1', nationalPriority: 90 }) }),
    fc.constant<Edit>({ edit: 'add-offer', row: makeOffer({ id: 'new-1', places: 2 }) }),
  );
  const once = (edits: Edit[]) => {
    const added = new Set<string>();
    return edits.filter(({ edit }) => {
      const isNew = !edit.startsWith('add-') || !added.has(edit);
      added.add(edit);
      return isNew;
    });
  };
  const removal = fc.oneof(
    fc.record({ edit: fc.constant('remove-need' as const), id: need }),
    fc.record({ edit: fc.constant('remove-offer' as const), id: offer }),
  );
  // What goes, goes last, so that no edit is about a row that is gone.
  return fc
    .tuple(fc.array(common, { maxLength: 4 }), fc.option(removal, { nil: undefined }))
    .map(([edits, last]) => [...once(edits), ...(last ? [last] : [])]);
}
