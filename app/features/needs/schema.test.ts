import { describe, expect, it } from 'vitest';
import { parseForm } from '~/server/form.server';
import { COMPLETE, formOf } from './form.fixture';
import { toColumns, toFormValues, toIndicators } from './form-values';
import { NeedDraft, NeedOpen } from './schema';

/** The faults by field of a complete form with some answers changed. */
function faultsOf(
  change: Record<string, string | string[]>,
  schema: typeof NeedDraft | typeof NeedOpen,
) {
  const parsed = parseForm(formOf({ ...COMPLETE, ...change }), schema);
  return parsed.ok ? {} : parsed.sent.errors;
}

describe('the form of a need', () => {
  it('is accepted when complete', () => {
    expect(faultsOf({}, NeedOpen)).toEqual({});
  });

  it('is a draft with a title and a language alone', () => {
    const parsed = parseForm(formOf({ language: 'ht', title: ' Yon bezwen ' }), NeedDraft);
    expect(parsed.ok && parsed.value).toMatchObject({
      language: 'ht',
      title: 'Yon bezwen',
      topics: [],
      support: [],
      wholeCategory: false,
    });
  });

  it('keeps the order of what is ranked, without the empty places', () => {
    const change = { languages: ['pt', '', 'fr', ''], modes: ['remote', '', 'on-site', ''] };
    const parsed = parseForm(formOf({ ...COMPLETE, ...change }), NeedOpen);
    expect(parsed.ok && [parsed.value.languages, parsed.value.modes]).toEqual([
      ['pt', 'fr'],
      ['remote', 'on-site'],
    ]);
  });

  it.each([
    ['category', ''],
    ['objective', ' '],
    ['support', []],
    ['languages', ['', '']],
    ['modes', []],
    ['windowFrom', ''],
    ['windowTo', ''],
    ['nationalPriority', ''],
    ['labelSummary', ''],
    ['labelDetails', ''],
    ['topics', []],
    ['indicators[0].name', ''],
    ['indicators[0].baseline', ''],
    ['indicators[0].target', ''],
  ])('needs %s to be opened, not to be a draft', (field, empty) => {
    expect(Object.keys(faultsOf({ [field]: empty }, NeedOpen))).toContain(field);
    expect(faultsOf({ [field]: empty }, NeedDraft)).toEqual({});
  });

  it.each([
    ['language', 'klingon', 'klingon'],
    ['title', '', 'errors.required'],
    ['title', 'x'.repeat(201), 'found=201'],
    ['titleEn', 'x'.repeat(201), 'max=200'],
    ['category', 'espionage', 'espionage'],
    ['topics', ['incident-response/nothing'], 'nothing'],
    ['topics', ['legal/data-protection'], 'needs.error.topic?'],
    ['wholeCategory', 'yes', 'needs.error.topicsAndWhole'],
    ['objective', 'x'.repeat(4001), 'found=4001'],
    ['indicators[0].name', 'x'.repeat(201), 'max=200'],
    ['indicators[0].baseline', 'x'.repeat(201), 'max=200'],
    ['indicators[0].target', 'x'.repeat(201), 'max=200'],
    ['indicators[5].name', 'a sixth', 'max=5'],
    ['support', ['money'], 'money'],
    ['languages', ['fr', 'fr'], 'errors.repeated?found=fr'],
    ['languages', ['fra'], 'fra'],
    ['modes', ['telepathy'], 'telepathy'],
    ['windowFrom', '2027-02-30', '2027-02-30'],
    ['windowTo', 'soon', 'soon'],
    ['windowTo', '2027-01-31', 'errors.dateOrder'],
    ['nationalPriority', '0', 'min=1&max=1000000'],
    ['nationalPriority', '1000001', 'found=1000001'],
    ['nationalPriority', '1.5', 'found=1.5'],
    ['labelSummary', 'RED', 'errors.red'],
    ['labelDetails', 'RED', 'errors.red'],
    ['labelDetails', 'CLEAR', 'needs.error.labelOrder?summary=GREEN&details=CLEAR'],
    ['labelSummary', 'WHITE', 'WHITE'],
    ['stage', 'finished', 'finished'],
    ['technologies', ['magic'], 'magic'],
    ['refuses', ['everything'], 'everything'],
    ['womenTarget', '101', 'found=101'],
    ['accessible', 'maybe', 'maybe'],
    ['evidenceInstrument', 'horoscope', 'horoscope'],
    ['evidenceLevel', 'x'.repeat(101), 'max=100'],
    ['evidenceYear', '1066', 'min=1990'],
    ['evidenceReference', 'x'.repeat(501), 'max=500'],
    ['weights.P3', '101', 'found=101'],
    ['version', 'new', 'new'],
  ])('refuses %s of %j, and says what was found', (field, wrong, told) => {
    for (const schema of [NeedDraft, NeedOpen]) {
      const errors = faultsOf({ [field]: wrong }, schema);
      const named = field === 'indicators[5].name' ? 'indicators' : field;
      expect(Object.keys(errors)).toEqual([named]);
      expect(decodeURIComponent(errors[named]?.join(' ') ?? '')).toContain(told);
    }
  });

  it('names all faults at once', () => {
    const errors = faultsOf({ title: '', womenTarget: 'many', windowTo: '2026-01-01' }, NeedOpen);
    expect(Object.keys(errors).sort()).toEqual(['title', 'windowTo', 'womenTarget']);
  });

  it('takes "none known" for a baseline, but not both', () => {
    const unknown = { 'indicators[0].baselineUnknown': 'yes' };
    expect(faultsOf({ ...unknown, 'indicators[0].baseline': '' }, NeedOpen)).toEqual({});
    expect(Object.keys(faultsOf(unknown, NeedDraft))).toEqual(['indicators[0].baseline']);
  });

  it('asks for the rest of an indicator that was begun, and for no other', () => {
    const second = { 'indicators[1].name': '', 'indicators[2].name': 'Begun' };
    expect(Object.keys(faultsOf(second, NeedOpen)).sort()).toEqual([
      'indicators[2].baseline',
      'indicators[2].target',
    ]);
  });

  it('shows what it stored: reading the stored values again gives the same row', () => {
    const parsed = parseForm(formOf(COMPLETE), NeedOpen);
    if (!parsed.ok) throw new Error('the fixture is not complete');
    const columns = toColumns(parsed.value);
    const values = toFormValues({ ...columns, titles: {} }, toIndicators(parsed.value));
    const again = parseForm(formOf(values), NeedOpen);
    expect(again.ok && toColumns(again.value)).toEqual(columns);
    expect(again.ok && toIndicators(again.value)).toEqual(toIndicators(parsed.value));
  });

  it('makes unanswered labels AMBER, or as strict as the other', () => {
    const parsed = (change: object) => {
      const result = parseForm(formOf({ language: 'en', title: 'T', ...change }), NeedDraft);
      if (!result.ok) throw new Error('no draft');
      const { labelSummary, labelDetails } = toColumns(result.value);
      return [labelSummary, labelDetails];
    };
    expect(parsed({})).toEqual(['AMBER', 'AMBER']);
    expect(parsed({ labelSummary: 'CLEAR' })).toEqual(['CLEAR', 'AMBER']);
    expect(parsed({ labelSummary: 'AMBER+STRICT' })).toEqual(['AMBER+STRICT', 'AMBER+STRICT']);
  });
});
