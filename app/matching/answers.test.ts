import { expect, test } from 'vitest';
import { REFERENCE, makeBoard, makeNeed, makeOffer } from '../../tests/properties/factory';
import { Answers } from './answers';
import type { Need, Offer } from './board';
import { prepare } from './prepare';
import type { PrincipleId, Stage } from './vocabulary';

const HANDLING = 'incident-response/handling';
const CSIRT = 'incident-response/national-csirt';

/** The weight of each principle. */
const USUAL = new Array<number>(10).fill(1);

/** A principle's score for each of some needs (down) with each of some offers (across), in the order given. */
function scores(principle: PrincipleId, needs: Partial<Need>[], offers: Partial<Offer>[]) {
  const board = prepare(
    makeBoard({
      needs: needs.map((need, i) => makeNeed({ id: `n-${i}`, nationalPriority: i + 1, ...need })),
      offers: offers.map((offer, i) => makeOffer({ id: `o-${i}`, ...offer })),
    }),
    REFERENCE,
  );
  return board.needs.map((need) => {
    const question = board.fits.ask(need);
    return board.offers.map(({ index }) => question.scores(index)[principle]);
  });
}

test('offers whose languages run together are told apart', () => {
  const offers = [{ languages: ['am', 'mmn'] }, { languages: ['amm', 'mn'] }];
  expect(scores('P7', [{ languages: ['am'] }, { languages: ['mn'] }], offers)).toEqual([
    [5000, 3750],
    [3750, 5000],
  ]);
});

test('a need that asks after topics of a category which only some offers list', () => {
  const listing = (...topics: string[]): Partial<Offer> => ({
    categories: [{ category: 'incident-response', topics }],
  });
  const offers = [
    { categories: [{ category: 'legal' }] },
    listing(HANDLING),
    listing(HANDLING, CSIRT),
    listing(CSIRT),
  ];
  // Of four checks the form of support, and the topics: one half where an offer names none there.
  expect(scores('P2', [{ topics: [HANDLING] }], offers)).toEqual([[3750, 5000, 5000, 2500]]);
});

test('a need in a category that no offer lists', () => {
  expect(scores('P2', [{ category: 'skills' }], [{}, { evaluation: true }])).toEqual([
    [3333, 6667],
  ]);
});

function answersOf(offers: Partial<Offer>[]) {
  const rows = offers.map((offer, i) => makeOffer({ id: `o-${i}`, ...offer }));
  const board = prepare(makeBoard({ offers: rows }), REFERENCE);
  return new Answers(board.offers, board.offersByCategory, board.asOf, USUAL);
}

test('offers that say the same in another order answer alike', () => {
  const said = (languages: string[], topics?: string[]): Partial<Offer> => ({
    languages,
    categories: [{ category: 'incident-response', topics }],
  });
  const answers = answersOf([
    said(['en', 'fr']),
    said(['fr', 'en'], [HANDLING, CSIRT]),
    said(['fr'], [CSIRT, HANDLING]),
    { categories: [{ category: 'legal' }] },
  ]);
  expect(Array.from(answers.languages.of)).toEqual([0, 0, 1, 1]);
  // To list a category without topics and not to list it is to name no topics in it.
  const topics = answers.topics('incident-response');
  expect(Array.from(topics.of)).toEqual([0, 1, 1, 0]);
  expect(answers.topics('incident-response')).toBe(topics);
});

test('what an offer adds to every need of a stage, by the usual weights, is worked out once', () => {
  const answers = answersOf([{}, { handover: true }, { stages: ['starting'] }]);
  // Confirmed lately, of six: 1667. Arrangements not stated: 5000. Handover: 3333, of two where no stage is stated 5000.
  // For the stage: 5000.
  const base = answers.usualBase('starting');
  expect(Array.from(base)).toEqual([6667, 10_000, 11_667]);
  expect(answers.usualBase('starting')).toBe(base);
  expect(Array.from(answers.usualBase(undefined))).toEqual([6667, 11_667, 6667]);
});

test('a stage that is not in the list is refused by its name', () => {
  expect(() => answersOf([{}]).ofStage('finished' as Stage)).toThrow(
    new RangeError('there is no stage "finished"'),
  );
});
