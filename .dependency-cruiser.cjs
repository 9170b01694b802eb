// Who may import whom. Every rule's comment is its remedy: `npm run structure` prints it beside the fault.

// A test may reach for anything that it needs to set the scene; the other rules are for what is shipped.
const TEST = '[.]test[.]tsx?$';
// Packages and Node's own modules have rules of their own below.
const OURS = '^(app|db|tests)/';
// Values that the browser may have: no table stands behind them.
const ENUMS = '^db/schema/enums[.]ts$';

/** The places that hold SQL. Elsewhere rows arrive shaped, so a page cannot ask for what its reader may not see. */
const HOLDS_SQL = [
  '^app/features/[^/]+/(queries|mutations)[.]server[.]ts$',
  '^app/features/[^/]+/(queries|mutations)/[^/]+[.]server[.]ts$',
  // Conditions and pages that a feature's own queries are put together from.
  '^app/features/[^/]+/(filter|paging)[.]server[.]ts$',
  '^app/features/[^/]+/(visibility|snapshot|to-board)[.]server[.]ts$',
  '^app/features/audit/(record|verify)[.]server[.]ts$',
  '^app/features/needs/readings[.]server[.]ts$',
  '^app/features/notifications/notify[.]server[.]ts$',
  '^app/server/(main|start-up[.]server|session[.]server|actor[.]server|once[.]server)[.]ts$',
  '^app/cli/',
];

/** What a feature shows to others: its shapes, its pure rules and life cycle, its reads, and who may see a row. */
const FRONT_DOOR = [
  '^app/features/[^/]+/(schema|rules|life-cycle|policy|queries|visibility)([.]server)?[.]ts$',
  '^app/features/[^/]+/queries/',
  // Whoever shows a need notes that it was read.
  '^app/features/needs/readings[.]server[.]ts$',
  // The closed list of what an audit row may tell of.
  '^app/features/audit/actions[.]ts$',
];
const AUDIT = '^app/features/audit/(record[.]server|actions)[.]ts$';
/** Who is told of a change is told in its transaction. */
const NOTIFY = '^app/features/notifications/(notify[.]server|kinds)[.]ts$';
/** A published round suggests pairs as a coordinator does, in its own transaction. */
const SUGGEST = '^app/features/introductions/mutations/add-suggestion[.]server[.]ts$';

const isTypeOnly = ['type-only'];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'Two files that need each other are one, or share a third: move what both need there.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: isTypeOnly } },
    },
    {
      name: 'nothing-unresolved',
      comment: 'The file or package does not exist: correct the import, or add it to package.json.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?]url$|^virtual:' },
    },
    {
      name: 'routes-adapt',
      comment:
        'Routes and the root use features, ui, i18n and server, of the engine its vocabulary: move the rest into a feature.',
      severity: 'error',
      from: { path: '^app/(routes/|[^/]+[.]tsx?$)', pathNot: TEST },
      to: {
        path: OURS,
        pathNot: [
          '^app/(routes|features|ui|i18n|server|styles)/',
          '^app/[^/]+[.]tsx?$',
          '^app/matching/vocabulary[.]ts$',
        ],
        dependencyTypesNot: isTypeOnly,
      },
    },
    {
      name: 'routes-stand-alone',
      comment: 'No file imports a route: move what is shared into a feature or ui.',
      severity: 'error',
      from: { pathNot: ['^tests/', TEST] },
      to: { path: '^app/routes/', dependencyTypesNot: isTypeOnly },
    },
    {
      name: 'features-look-down',
      comment:
        'Features use features, matching, ui, i18n, server and db: nothing of routes, cli or tests.',
      severity: 'error',
      from: { path: '^app/features/', pathNot: TEST },
      to: { path: OURS, pathNot: '^(app/(features|matching|ui|i18n|server)|db)/' },
    },
    {
      name: 'features-ask-by-the-front-door',
      comment:
        "Of another feature only schema, rules, policy, queries and visibility (mutations also audit's record and actions; interop also the mutations of needs and offers): put what is needed there.",
      severity: 'error',
      from: {
        path: '^app/features/([^/]+)/',
        pathNot: [TEST, '/mutations([.]server[.]ts$|/)', '^app/features/interop/'],
      },
      to: {
        path: '^app/features/',
        pathNot: ['^app/features/$1/', ...FRONT_DOOR],
      },
    },
    {
      name: 'mutations-ask-by-the-front-door',
      comment:
        "Mutations use of another feature schema, rules, policy, queries and visibility, audit's record and actions, and notify.",
      severity: 'error',
      from: {
        path: '^app/features/([^/]+)/mutations([.]server[.]ts$|/)',
        pathNot: [TEST, '^app/features/interop/'],
      },
      to: {
        path: '^app/features/',
        pathNot: ['^app/features/$1/', ...FRONT_DOOR, AUDIT, NOTIFY, SUGGEST],
      },
    },
    {
      name: 'interop-writes-through-needs-and-offers',
      comment:
        'What is imported goes in through the mutations of needs and offers, like what is typed.',
      severity: 'error',
      from: { path: '^app/features/interop/', pathNot: TEST },
      to: {
        path: '^app/features/',
        pathNot: [
          '^app/features/interop/',
          ...FRONT_DOOR,
          '^app/features/(needs|offers)/mutations',
          AUDIT,
        ],
      },
    },
    {
      name: 'engine-is-alone',
      comment:
        'The engine imports itself and Zod: hand it what it needs in the board or the reference.',
      severity: 'error',
      from: { path: '^app/matching/', pathNot: TEST },
      to: { pathNot: ['^app/matching/', '(^|/)node_modules/zod/'] },
    },
    {
      name: 'ui-has-no-domain',
      comment: 'Primitives know i18n and nothing else of ours: pass the rest in as properties.',
      severity: 'error',
      from: { path: '^app/ui/', pathNot: TEST },
      to: { path: OURS, pathNot: '^app/(ui|i18n)/' },
    },
    {
      name: 'i18n-is-alone',
      comment:
        'Messages and formats know nothing else of ours; names.server.ts alone reads the reference data.',
      severity: 'error',
      from: { path: '^app/i18n/', pathNot: [TEST, '^app/i18n/names[.]server[.]ts$'] },
      to: { path: OURS, pathNot: ['^app/i18n/', ENUMS] },
    },
    {
      name: 'names-read-the-reference',
      comment:
        'The names of States, groups and topics come from db/reference, and nothing else does.',
      severity: 'error',
      from: { path: '^app/i18n/names[.]server[.]ts$' },
      to: { path: OURS, pathNot: ['^app/i18n/', '^db/reference/', ENUMS] },
    },
    {
      name: 'db-is-alone',
      comment:
        "The database knows itself and the engine's types: move the rest into a feature's mutations.",
      severity: 'error',
      from: { path: '^db/', pathNot: [TEST, '^db/seed[.]ts$', '^db/demo/dealings[.]ts$'] },
      to: { path: OURS, pathNot: ['^db/', '^app/matching/'] },
    },
    {
      name: 'seed-only-records',
      comment: 'The seed is like db, but its rows too stand in the chain of the audit log.',
      severity: 'error',
      from: { path: '^db/seed[.]ts$' },
      to: {
        path: OURS,
        pathNot: ['^db/', '^app/matching/', AUDIT],
      },
    },
    {
      name: 'dealings-are-done-by-people',
      comment:
        "What the demonstration's accounts do goes in through features' mutations, like a person's click.",
      severity: 'error',
      from: { path: '^db/demo/dealings[.]ts$' },
      to: {
        path: OURS,
        pathNot: [
          '^db/',
          '^app/features/[^/]+/(schema[.]ts$|mutations([.]server[.]ts$|/)|queries[.]server[.]ts$)',
          '^app/features/matches/runner/',
          '^app/server/(actor([.]server)?|fields|once[.]server)[.]ts$',
        ],
      },
    },
    {
      name: 'server-is-plumbing',
      comment:
        "The server knows db, i18n, features' policy and schema, and the matcher that it starts: move the rest into a feature.",
      severity: 'error',
      // The scheduler alone calls what time, and no person, asks for.
      from: { path: '^app/server/', pathNot: [TEST, '^app/server/scheduler[.]server[.]ts$'] },
      to: {
        path: OURS,
        pathNot: [
          '^app/(server|i18n)/',
          '^db/',
          '^app/features/[^/]+/(policy|schema)[.]ts$',
          '^app/features/matches/runner/matcher[.]server[.]ts$',
        ],
      },
    },
    {
      name: 'tables-only-where-sql-is',
      comment:
        "Tables and client only in a feature's queries, mutations, visibility or snapshot: move the SQL there. Row types are free (`import type`), enums too.",
      severity: 'error',
      from: { path: '^app/', pathNot: [TEST, ...HOLDS_SQL] },
      to: {
        path: '^db/(schema/|client[.]server[.]ts$)',
        pathNot: ENUMS,
        dependencyTypesNot: isTypeOnly,
      },
    },
    {
      name: 'lucia-in-one-place',
      comment: 'Lucia is in maintenance: only app/server/session.server.ts knows it.',
      severity: 'error',
      from: { pathNot: '^app/server/session[.]server[.]ts$' },
      to: { path: '(^|/)node_modules/(lucia|@lucia-auth)/' },
    },
    {
      name: 'tests-stay-out',
      comment: 'Nothing that is shipped imports a test or its factories.',
      severity: 'error',
      from: { path: '^(app|db)/', pathNot: TEST },
      to: { path: ['^tests/', TEST] },
    },
    {
      name: 'no-development-packages',
      comment: 'What the server needs at run time belongs into "dependencies" of package.json.',
      severity: 'error',
      from: {
        path: '^(app|db)/',
        pathNot: [
          TEST,
          // Read while building, not while serving.
          '^app/routes[.]ts$',
          // `--dev` alone asks for Vite, the test command alone for Playwright.
          '^app/server/main[.]ts$',
          '^app/cli/(browser|test)[.]mjs$',
        ],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: isTypeOnly },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|[.]cache|data)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Types count too, so that they cannot tie together what is apart at run time.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
