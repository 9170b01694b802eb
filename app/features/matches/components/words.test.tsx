import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { translatorFor } from '~/i18n/catalogues.server';
import { TranslateContext } from '~/i18n/context';
import type { Locale } from '~/i18n/locales';
import type { PrincipleId } from '~/matching/vocabulary';
import type { OutcomeView, PlaceView } from '../outcome-views';
import type { SeparationView } from '../placing-views';
import type { BlockView, NeedHead } from '../views';
import { Firmness } from './Firmness';
import { NearMisses } from './NearMisses';
import { Outcome } from './Outcome';
import { WhyHere } from './WhyHere';

/** What is read on the page, tags left out. */
function read(element: ReactNode, locale: Locale = 'en'): string {
  const t = translatorFor(locale);
  const html = renderToStaticMarkup(
    <TranslateContext.Provider value={t}>{element}</TranslateContext.Provider>,
  );
  return html.replace(/<\/?(li|p|ul|ol|dt|dd|h2|summary)\b[^>]*>/g, '\n').replace(/<[^>]*>/g, '');
}

const offer = (id: string) => ({ id, title: `Offer ${id}`, language: 'en', provider: 'Provider' });
const names = { P1: 'Sustainable', P8: 'Plans' } as Record<PrincipleId, string>;

describe('what comes close', () => {
  const language: BlockView = {
    gate: 'language',
    past: false,
    asked: { kind: 'languages', codes: ['fr', 'ar'] },
    declared: { kind: 'languages', codes: ['en'] },
  };
  const handling: BlockView = {
    gate: 'confidentiality',
    past: false,
    asked: { kind: 'flag', yes: true },
    declared: { kind: 'not-stated' },
  };
  const misses = (...blocks: BlockView[]) => (
    <NearMisses
      title="Near"
      misses={[{ id: 'a', heading: null, miss: { blocks, fitIfOpen: 0 } }]}
    />
  );

  it('names the one change that would open it', () => {
    expect(read(misses(language))).toContain(
      'One change would open it: deliver in any one of these languages: French and Arabic.',
    );
    expect(read(misses(language), 'zh')).toContain('作一项改变即可列入：');
  });

  it('says of several that no single one would', () => {
    const words = read(misses(language, handling));
    expect(words).not.toContain('One change');
    expect(words).toContain('No single change would open it. Several would have to change:');
    expect(words).toContain('accept the handling rules for sensitive information');
  });
});

describe('why an offer stands where it does', () => {
  const step: SeparationView = {
    offer: offer('b'),
    by: 'fit',
    fit: 625,
    principles: [
      { id: 'P8', weight: 3, own: 10000, other: 0, weighted: 30000, points: 750 },
      { id: 'P1', weight: 1, own: null, other: 5000, weighted: -5000, points: -125 },
    ],
  };

  it('gives the figures behind the order', () => {
    const placing = { by: 'fit', preference: null, above: null, below: step } as const;
    const words = read(<WhyHere placing={placing} names={names} />);
    expect(words).toContain('No offer stands before it.');
    expect(words).toContain('with a fit lower by 6.25 of 100: Offer b');
    expect(words).toContain('P8 Plans: 100 here, 0 there; weight 3; 7.5 in favour of this offer');
    expect(words).toContain(
      'P1 Sustainable: not stated here, 50 there; weight 1; 1.25 in favour of the other',
    );
  });

  it('needs no figures where the State’s order or the id decides', () => {
    for (const by of ['preference', 'id'] as const) {
      const placing = { by: 'fit', preference: null, above: { ...step, by }, below: null } as const;
      const words = read(<WhyHere placing={placing} names={names} />);
      expect(words).not.toContain('weight');
    }
  });
});

describe('how firm the first place is', () => {
  const sensitivity = { first: offer('a'), nearest: null, principles: [] };

  it.each([
    ['weights', 'No change of a single weight between 0 and 100 puts another offer first.'],
    ['preference', 'No weight of a principle changes that.'],
    ['only', 'It is the only offer that could serve this need'],
  ] as const)('%s', (decidedBy, words) => {
    const said = read(<Firmness sensitivity={{ ...sensitivity, decidedBy }} names={names} />);
    expect(said).toContain(words);
  });

  it('names the least change of a weight', () => {
    const turn = { weight: 0, offer: offer('b') };
    const said = read(
      <Firmness
        names={names}
        sensitivity={{
          ...sensitivity,
          decidedBy: 'weights',
          nearest: { ...turn, id: 'P8', present: 1 },
          principles: [{ id: 'P8', weight: 1, below: turn, above: null }],
        }}
      />,
    );
    expect(said).toContain(
      'The weight of P8 Plans would have to be 0 instead of 1 for another offer to come first: Offer b',
    );
  });
});

describe('what the allocation would give', () => {
  const need: NeedHead = {
    id: 'n',
    title: 'A need',
    language: 'en',
    state: 'Senegal',
    category: 'Skills',
    label: 'GREEN',
  };
  const place = (change: Partial<PlaceView>): PlaceView => ({
    offer: offer('b'),
    rank: 1,
    full: null,
    holders: [],
    more: 0,
    others: 'none',
    ...change,
  });
  const outcome = (change: Partial<OutcomeView>): OutcomeView => ({
    outcome: 'contention',
    offer: null,
    rank: null,
    of: 2,
    limit: null,
    better: [],
    more: 0,
    chain: [],
    isCut: false,
    ...change,
  });

  it('says first choice, another, or nothing and why', () => {
    const got = { outcome: 'allocated', offer: offer('a') } as const;
    const said = (change: Partial<OutcomeView>) =>
      read(<Outcome now={{ outcome: outcome(change) }} />);
    expect(said({ ...got, rank: 1 })).toContain('its first choice: Offer a');
    expect(said({ ...got, rank: 2 })).toContain('number 2 of the 2 offers');
    expect(said({})).toContain('go to needs that stand ahead');
    expect(said({ outcome: 'no-offer' })).toContain('no offer passes every gate');
    expect(said({ outcome: 'absorption', limit: 2 })).toContain('takes on 2 new activities');
  });

  it('says how far the board is matched while it is not', () => {
    expect(read(<Outcome now={{ share: 0.4 }} />)).toContain('being matched: 40% is done');
  });

  it('names a holder with its label, its State and the rule', () => {
    const better = [place({ full: 'offer', holders: [{ need, rule: 'postedOn' }] })];
    const said = read(<Outcome now={{ outcome: outcome({ better }) }} />);
    expect(said).toMatch(/TLP:GREEN\s+A need \(Senegal\)\. It stands ahead: it was posted earlier/);
    expect(said).toContain('All its places are taken');
  });

  it('says of holders that may not be read no more than that they stand ahead', () => {
    const said = (change: Partial<PlaceView>) =>
      read(<Outcome now={{ outcome: outcome({ better: [place(change)] }) }} />);
    expect(said({ others: 'some' })).toContain(
      'The places go first to needs that stand ahead in the offer’s published order.',
    );
    expect(said({ others: 'some', holders: [{ need, rule: null }] })).toContain(
      'The other places go first to needs that stand ahead in the offer’s published order.',
    );
    expect(said({ others: 4 })).toContain('4 places go to needs of three or more States');
  });

  it('speaks of a round as of one that was run, and not of today', () => {
    const round = { title: 'What the round gives', lead: 'As of a day' };
    const said = (change: Partial<Parameters<typeof outcome>[0]>) =>
      read(<Outcome now={{ outcome: outcome(change) }} round={round} />);
    const all = [
      said({ outcome: 'allocated', offer: offer('a'), rank: 1, of: 2 }),
      said({ outcome: 'allocated', offer: offer('a'), rank: 2, of: 2 }),
      ...(['no-offer', 'contention', 'absorption'] as const).map((one) => said({ outcome: one })),
    ];
    for (const text of all) {
      expect(text).toContain('The round gives this need');
      expect(text).not.toMatch(/today|would give/);
    }
  });

  it('tells the chain: what a holder has, and what else it could have', () => {
    const better = [place({ holders: [{ need, rule: 'id' }] })];
    const link = {
      need,
      offer: offer('b'),
      rank: 2,
      better: [place({ offer: offer('c') })],
      more: 0,
    };
    const chain = [
      { ...link, alternative: offer('d') },
      { ...link, need: { ...need, id: 'm' }, alternative: null },
    ];
    const said = read(<Outcome now={{ outcome: outcome({ better, chain, isCut: true }) }} />);
    expect(said).toContain('It would be given number 2 of its own order: Offer b');
    expect(said).toContain('It would rather have had:');
    expect(said).toContain('which would have it: Offer d');
    expect(said).toContain('No offer further down its order would have it.');
    expect(said).toContain('The chain goes on; it is cut here.');
  });
});
