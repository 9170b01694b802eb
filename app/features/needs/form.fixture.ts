/** A form that is complete, by the names of its fields: for tests to change one answer of. */
export const COMPLETE: Record<string, string | string[]> = {
  language: 'fr',
  title: 'Formation des premiers intervenants',
  titleEn: 'Training of first responders',
  category: 'incident-response',
  topics: ['incident-response/national-csirt', 'incident-response/handling'],
  objective: 'Une équipe qui répond.',
  'indicators[0].name': 'Intervenants formés',
  'indicators[0].baseline': '2',
  'indicators[0].target': '12',
  support: ['training', 'mentoring'],
  languages: ['fr', 'en'],
  modes: ['on-site', 'remote'],
  windowFrom: '2027-02-01',
  windowTo: '2027-12-31',
  nationalPriority: '3',
  labelSummary: 'GREEN',
  labelDetails: 'AMBER',
  stage: 'starting',
  technologies: ['ticketing'],
  refuses: ['vendor-exclusive'],
  womenTarget: '40',
  accessible: 'yes',
  evidenceInstrument: 'cmm',
  evidenceLevel: '2',
  evidenceYear: '2026',
  evidenceReference: 'Report of 2026',
  'weights.P6': '5',
};

export function formOf(values: Record<string, string | string[]>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one);
  }
  return form;
}
