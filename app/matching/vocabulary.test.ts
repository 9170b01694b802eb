import { expect, test } from 'vitest';
import {
  ACTIVITY_STATES,
  ARRANGEMENTS,
  CHECKS,
  CONDITIONS,
  FAVOURED_GROUPS,
  GATES,
  MODES,
  PRINCIPLES,
  SENSITIVE_CATEGORIES,
  STAGES,
  SUPPORTS,
  TECHNOLOGIES,
  TIED,
  TLP_LABELS,
} from './vocabulary';

test.each([
  [
    'support',
    SUPPORTS,
    'assessment advisory drafting training train-the-trainer exercise mentoring fellowship equipment funding peer-exchange emergency',
  ],
  ['modes', MODES, 'on-site remote hybrid abroad'],
  ['stages', STAGES, 'starting developing strengthening'],
  [
    'arrangements',
    ARRANGEMENTS,
    'remote-access data-abroad provider-operated provider-staff-embedded vendor-exclusive publicity',
  ],
  [
    'conditions',
    CONDITIONS,
    'policy performance fiduciary treaty-accession legislative-change exclusivity data-access other',
  ],
  [
    'technologies',
    TECHNOLOGIES,
    'ticketing forensics soc sensors threat-intelligence vulnerability-scanning backup pki dns-security email-security secure-communications cyber-range learning-platform other',
  ],
  ['tied', TIED, 'untied partially-tied tied'],
  ['labels', TLP_LABELS, 'CLEAR GREEN AMBER AMBER+STRICT'],
  ['states of activities', ACTIVITY_STATES, 'planned active completed'],
  ['principles', PRINCIPLES, 'P1 P2 P3 P4 P5 P6 P7 P8 P9 P10'],
  ['sensitive categories', SENSITIVE_CATEGORIES, 'cybercrime legal detection'],
  ['groups that are favoured', FAVOURED_GROUPS, 'LDC LLDC SIDS'],
])('boards are written in these words: %s', (_what, words, written) => {
  expect(words.join(' ')).toBe(written);
});

test('the gates in the order in which blockers are told, and the principles that they serve', () => {
  expect(GATES.map(({ id, principles }) => [id, ...principles].join(' '))).toEqual([
    'category P2',
    'topic P2',
    'support P2',
    'scope P9',
    'excluded P9',
    'self',
    'language P7',
    'mode P7',
    'window P7',
    'conditions P3',
    'sovereignty P4',
    'safeguards P9',
    'confidentiality P8 P10',
    'places',
    'declined P6',
  ]);
});

test('the checks of each principle, in the order in which they are shown', () => {
  const checks = PRINCIPLES.map((id) =>
    [id, ...CHECKS.filter(({ principle }) => principle === id).map((check) => check.id)].join(' '),
  );
  expect(checks).toEqual([
    'P1 handover follow-up lasting',
    'P2 topics support outcomes evaluation',
    'P3 evidence unconditional untied transparent accountable neutral',
    'P4 arrangements',
    'P5 technology',
    'P6 demand-driven stage',
    'P7 co-design joint-monitoring language mode timing',
    'P8 plans',
    'P9 safeguards gender women accessible',
    'P10 handling',
  ]);
});
