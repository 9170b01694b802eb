import { describe, expect, it } from 'vitest';
import { CATEGORIES, topicsOf } from '#db/reference/taxonomy';
import { type Parsed, parseForm } from '~/server/form.server';
import { emptyFormValues, toColumns, toFormValues } from './form-values';
import { OfferDraft, OfferOpen } from './schema';

type Values = Record<string, string | string[]>;

const COMPLETE: Values = {
  ...emptyFormValues('en'),
  title: 'Training of response teams',
  summary: 'Two weeks on site, with exercises.',
  categories: ['incident-response'],
  support: ['training'],
  languages: ['en', 'fr'],
  modes: ['on-site'],
  windowFrom: '2027-02-01',
  windowTo: '2027-12-31',
  places: '3',
  conditionsAnswer: 'none',
};
const TOPIC = topicsOf('incident-response')[0]?.code ?? '';

function formOf(values: Values): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return form;
}

const open = (changes: Values = {}) => parseForm(formOf({ ...COMPLETE, ...changes }), OfferOpen);
const draft = (values: Values) => parseForm(formOf(values), OfferDraft);

function errorsOf(parsed: Parsed<unknown>): Record<string, string[]> {
  return parsed.ok ? {} : parsed.sent.errors;
}

describe('a draft', () => {
  it('needs a title and a language, and nothing else', () => {
    expect(draft({ language: 'en', title: 'Some help' }).ok).toBe(true);
    expect(errorsOf(draft({ language: 'en', title: ' ' }))).toEqual({
      title: ['errors.required'],
    });
    expect(Object.keys(errorsOf(draft({})))).toEqual(['language', 'title']);
  });

  it('holds what is given to the same form as an open offer', () => {
    const errors = errorsOf(
      draft({ language: 'en', title: 'x', places: 'many', windowTo: 'soon' }),
    );
    expect(errors).toEqual({
      places: ['errors.notANumberIn?min=0&max=10000&found=many'],
      windowTo: ['errors.notADate?found=soon'],
    });
  });
});

describe('an open offer', () => {
  it('is accepted when it is complete', () => {
    expect(errorsOf(open())).toEqual({});
  });

  it.each([
    ['title', 'errors.required'],
    ['summary', 'errors.required'],
    ['categories', 'errors.chooseAtLeastOne'],
    ['support', 'errors.chooseAtLeastOne'],
    ['languages', 'errors.chooseAtLeastOne'],
    ['modes', 'errors.chooseAtLeastOne'],
    ['windowFrom', 'errors.required'],
    ['windowTo', 'errors.required'],
    ['places', 'errors.notANumber'],
    ['conditionsAnswer', 'errors.choose'],
  ])('needs %s', (name, fault) => {
    expect(errorsOf(open({ [name]: [] }))[name]).toEqual([fault]);
    if (name !== 'categories') expect(Object.keys(errorsOf(open({ [name]: '' })))).toContain(name);
  });

  it('names every fault at once, also those between answers', () => {
    const errors = errorsOf(open({ title: '', windowTo: '2027-01-01', excludes: ['FRA'] }));
    expect(Object.keys(errors).sort()).toEqual(['excludesAnswer', 'title', 'windowTo']);
  });

  it('reads a question that was not answered as not stated', () => {
    const parsed = open();
    if (!parsed.ok) throw new Error('refused');
    expect(toColumns(parsed.value)).toMatchObject({
      handover: null,
      excludes: null,
      arrangements: null,
      tied: null,
      genderMarker: null,
      womenSeats: null,
      funder: null,
    });
  });
});

describe('wrong input', () => {
  const long = 'x'.repeat(2001);
  it.each<[string, string | string[], string]>([
    ['language', 'xx', 'errors.unknownChoice?found=xx'],
    ['title', 'x'.repeat(201), 'errors.tooLong?max=200&found=201'],
    ['summary', long, 'errors.tooLong?max=2000&found=2001'],
    ['categories', ['incident-response', 'magic'], 'errors.unknownChoice?found=magic'],
    ['topics', 'incident-response/magic', 'errors.unknownChoice?found=incident-response%2Fmagic'],
    ['support', 'money', 'errors.unknownChoice?found=money'],
    ['support', ['training', 'training'], 'errors.repeated?found=training'],
    ['stages', 'ended', 'errors.unknownChoice?found=ended'],
    ['technologies', 'abacus', 'errors.unknownChoice?found=abacus'],
    ['covers', 'african', 'errors.unknownChoice?found=african'],
    ['covers', 'XYZ', 'errors.unknownChoice?found=XYZ'],
    ['places', '-1', 'errors.notANumberIn?min=0&max=10000&found=-1'],
    ['places', '2.5', 'errors.notANumberIn?min=0&max=10000&found=2.5'],
    ['places', '10001', 'errors.notANumberIn?min=0&max=10000&found=10001'],
    ['perState', '0', 'errors.notANumberIn?min=1&max=1000&found=0'],
    ['languages', 'english', 'errors.unknownChoice?found=english'],
    ['modes', 'telepathy', 'errors.unknownChoice?found=telepathy'],
    ['windowFrom', '2027-02-30', 'errors.notADate?found=2027-02-30'],
    ['windowFrom', '01/02/2027', 'errors.notADate?found=01%2F02%2F2027'],
    ['windowTo', '2027-01-31', 'errors.dateOrder?from=2027-02-01&to=2027-01-31'],
    ['durationWeeks', '0', 'errors.notANumberIn?min=1&max=520&found=0'],
    ['conditionsAnswer', 'perhaps', 'errors.unknownChoice?found=perhaps'],
    ['conditionsNote', long, 'errors.tooLong?max=1000&found=2001'],
    ['tied', 'loosely', 'errors.unknownChoice?found=loosely'],
    ['excludesAnswer', 'some', 'errors.unknownChoice?found=some'],
    ['excludes', 'EU', 'errors.unknownChoice?found=EU'],
    ['arrangementsAnswer', 'yes', 'errors.unknownChoice?found=yes'],
    ['arrangements', 'spies', 'errors.unknownChoice?found=spies'],
    ['funder', long, 'errors.tooLong?max=200&found=2001'],
    ['implementer', long, 'errors.tooLong?max=200&found=2001'],
    ['followUpMonths', '121', 'errors.notANumberIn?min=0&max=120&found=121'],
    ['earlierResultsReference', long, 'errors.tooLong?max=500&found=2001'],
    ['genderMarker', '3', 'errors.unknownChoice?found=3'],
    ['womenSeats', '101', 'errors.notANumberIn?min=0&max=100&found=101'],
    ['handover', 'true', 'errors.unknownChoice?found=true'],
    ['handlingAccepted', 'on', 'errors.unknownChoice?found=on'],
  ])('in %s (%j) is refused with what was found and what is allowed', (name, value, fault) => {
    const parsed = open({ [name]: value });
    expect(errorsOf(parsed)[name]).toEqual([fault]);
    if (!parsed.ok) expect(parsed.sent.typed[name]).toEqual([value].flat());
  });

  it('names the topic whose category is not ticked', () => {
    const category = CATEGORIES.find((code) => code !== 'incident-response') ?? '';
    const other = topicsOf(category)[0]?.code ?? '';
    const found = new URLSearchParams({ found: other, category }).toString();
    expect(errorsOf(open({ topics: [TOPIC, other] })).topics).toEqual([
      `offers.error.topicWithoutCategory?${found}`,
    ]);
  });

  it.each(['conditions', 'excludes', 'arrangements'])(
    'lets %s be a list only with that answer',
    (name) => {
      const item = { conditions: 'policy', excludes: 'FRA', arrangements: 'publicity' }[name] ?? '';
      const answer = `${name}Answer`;
      const slip = ['offers.error.listWithoutAnswer?count=1'];
      expect(errorsOf(open({ [answer]: 'none', [name]: item }))[answer]).toEqual(slip);
      expect(errorsOf(open({ [answer]: 'not-stated', [name]: item }))[answer]).toEqual(slip);
      expect(errorsOf(open({ [answer]: 'list' }))[name]).toEqual(['errors.chooseAtLeastOne']);
      expect(errorsOf(open({ [answer]: 'list', [name]: item }))).toEqual({});
    },
  );

  it('refuses to exclude a State that it covers', () => {
    const errors = errorsOf(open({ covers: ['KEN'], excludesAnswer: 'list', excludes: ['KEN'] }));
    expect(errors).toEqual({ excludes: ['offers.error.coveredAndExcluded?found=KEN'] });
  });
});

describe('a form that is filled in', () => {
  const full: Values = {
    ...COMPLETE,
    topics: [TOPIC],
    stages: ['starting'],
    technologies: ['soc', 'pki'],
    covers: ['LDC', '202', 'KEN'],
    perState: '2',
    durationWeeks: '６',
    conditionsAnswer: 'list',
    conditions: ['fiduciary'],
    conditionsNote: 'Accounts once a year.\r\nIn English.',
    tied: 'partially-tied',
    excludesAnswer: 'none',
    arrangementsAnswer: 'list',
    arrangements: ['publicity'],
    funder: ' A ministry ',
    implementer: 'An institute',
    handover: 'yes',
    evaluation: 'no',
    followUpMonths: '0',
    genderMarker: '0',
    womenSeats: '40',
  };

  it('shows again what was stored, and stores it again unchanged', () => {
    const first = open(full);
    if (!first.ok) throw new Error(JSON.stringify(first.sent.errors));
    const columns = toColumns(first.value);
    expect(columns).toMatchObject({
      categories: [{ category: 'incident-response', topics: [TOPIC] }],
      excludes: [],
      arrangements: ['publicity'],
      durationWeeks: 6,
      funder: 'A ministry',
      conditionsNote: 'Accounts once a year.\nIn English.',
      handover: true,
      evaluation: false,
      coDesign: null,
      genderMarker: 0,
      followUpMonths: 0,
    });
    const again = parseForm(formOf(toFormValues(columns)), OfferOpen);
    expect(again.ok && toColumns(again.value)).toEqual(columns);
  });
});
