import { type Fields, type Person, filledIn } from './person';

/** One write: what it leaves in the database, as `marksIn` names it, and the form that is sent. */
export interface Write {
  mark: string;
  send: () => Promise<unknown>;
}

/** Gives one write after another, each to be sent when the one before it is answered. */
export type Writer = () => Write;

export interface People {
  state: Person;
  provider: Person;
  coordinator: Person;
}

const newOnce = () => crypto.randomUUID();

/** What is written upon: a match on whose terms both sides go on proposing, and the forms as they are filled in first. */
export interface Scene {
  people: People;
  match: string;
  forms: Record<'newNeed' | 'openNeed' | 'introduce' | 'offer' | 'terms' | 'report', Fields>;
}

const INTRODUCE = '/en/needs/demo-n01/introduce?offer=demo-o01';
const EDIT_OFFER = '/en/offers/demo-o02/edit';
const REPORT = '/en/activities/new';
const termsOf = (match: string) => `/en/matches/${match}/terms`;

export async function sceneFor(people: People): Promise<Scene> {
  const { state, provider, coordinator } = people;
  const introduce = await state.form(INTRODUCE);
  await state.send(INTRODUCE, introduce);
  const match = /\/en\/matches\/([\w-]+)/.exec(await provider.read('/en/matches'))?.[1] ?? '';
  const answer = `/en/matches/${match}/answer`;
  await provider.send(answer, filledIn(await provider.form(answer), { answer: 'accept' }));
  const forms = {
    newNeed: await state.form('/en/needs/new'),
    openNeed: await state.form('/en/needs/demo-n01/edit'),
    introduce,
    offer: await provider.form(EDIT_OFFER),
    terms: await state.form(termsOf(match)),
    report: await coordinator.form(REPORT),
  };
  return { people, match, forms };
}

/**
 * All who write at once. What they write is named after the `round`, so that nothing is named alike. What a killed
 * server has done of the round before without saying so is in the versions that the pages tell.
 */
export async function writersOf(scene: Scene, round: number): Promise<Writer[]> {
  return [
    needDrafts(scene, round),
    needsIntroduced(scene, round),
    await offerEdits(scene),
    await terms(scene),
    reports(scene, round),
  ];
}

function needDrafts({ people: { state }, forms }: Scene, round: number): Writer {
  let count = 0;
  return () => {
    const title = `Draft ${round}.${++count}`;
    const fields = filledIn(forms.newNeed, { intent: 'draft', once: newOnce(), title });
    return { mark: `need ${title}`, send: () => state.send('/en/needs/new', fields) };
  };
}

/** Opens a need, then introduces it, and so on. */
function needsIntroduced({ people: { state }, forms }: Scene, round: number): Writer {
  let count = 0;
  let opened = '';
  return () => {
    if (opened) {
      const path = `${opened}/introduce`;
      opened = '';
      const fields = filledIn(forms.introduce, { once: newOnce(), version: '1' });
      const mark = `introduction Need ${round}.${count}`;
      return { mark, send: () => state.send(path, fields) };
    }
    const title = `Need ${round}.${++count}`;
    const nationalPriority = String(round * 1000 + count);
    const named = { intent: 'open', once: newOnce(), title, nationalPriority };
    const fields = filledIn(forms.openNeed, named);
    const send = async () => {
      const location = await state.send('/en/needs/new', fields);
      opened = location.split('?')[0] ?? '';
    };
    return { mark: `need ${title}`, send };
  };
}

/** Edits one open offer again and again; each time its summary tells the version that it makes. */
async function offerEdits({ people: { provider }, forms }: Scene): Promise<Writer> {
  let version = versionIn(await provider.read(EDIT_OFFER));
  return () => {
    const marks = { intent: 'open', once: newOnce(), version: String(version++) };
    const fields = filledIn(forms.offer, { ...marks, summary: `Version ${version}` });
    return { mark: `offer ${version}`, send: () => provider.send(EDIT_OFFER, fields) };
  };
}

/** Both sides in turn answer the other's terms with their own. */
async function terms({ people: { state, provider }, forms, match }: Scene): Promise<Writer> {
  const path = termsOf(match);
  let number = versionIn(await state.read(path));
  const filled = filledIn(forms.terms, {
    startsOn: '2027-02-01',
    endsOn: '2027-06-30',
    'responsibilities.design.state': 'lead',
    'responsibilities.delivery.provider': 'lead',
    'responsibilities.monitoring.state': 'lead',
  });
  return () => {
    const marks = { once: newOnce(), version: String(number++) };
    const fields = filledIn(filled, { ...marks, notes: `Version ${number}` });
    const side = number % 2 ? state : provider;
    return { mark: `terms ${number}`, send: () => side.send(path, fields) };
  };
}

function reports({ people: { coordinator }, forms }: Scene, round: number): Writer {
  let count = 0;
  return () => {
    const title = `Report ${round}.${++count}`;
    const fields = filledIn(forms.report, {
      once: newOnce(),
      title,
      providerName: 'A provider',
      state: 'SEN',
      category: 'legal',
      language: 'en',
      dateFrom: '2027-02-01',
      dateTo: '2027-06-30',
      status: 'planned',
      support: 'training',
      label: 'CLEAR',
      source: 'A report',
    });
    return { mark: `activity ${title}`, send: () => coordinator.send(REPORT, fields) };
  };
}

function versionIn(page: string): number {
  const version = /name="version" value="(\d+)"/.exec(page)?.[1];
  if (version === undefined) throw new Error('a form without its version');
  return Number(version);
}
