/** Who may import whom: the straight line route → feature → db, held by a machine. */
const TEST = '\\.test\\.tsx?$|^tests/';
const feature = (files) => `^app/features/[^/]+/${files}`;

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Move what both need into a third file. Types alone may refer to each other.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      comment: 'app/matching imports its own files and Zod: a board goes in, a result comes out.',
      from: { path: '^app/matching/', pathNot: TEST },
      to: { pathNot: ['^app/matching/', '^node_modules/zod'] },
    },
    {
      name: 'ui-has-no-domain',
      severity: 'error',
      comment: 'app/ui may use React, Remix and app/i18n; pages hand it what it shows.',
      from: { path: '^app/ui/', pathNot: TEST },
      to: { path: '^(app|db)/', pathNot: ['^app/ui/', '^app/i18n/'] },
    },
    {
      name: 'i18n-stands-alone',
      severity: 'error',
      from: { path: '^app/i18n/', pathNot: TEST },
      to: { path: '^(app|db)/', pathNot: ['^app/i18n/', '^db/schema/enums', '^db/reference/'] },
    },
    {
      name: 'db-stands-alone',
      severity: 'error',
      comment:
        'Tables know the words of the engine; the seed writes its audit row. Nothing else of app.',
      from: { path: '^db/', pathNot: TEST },
      to: {
        path: '^app/',
        pathNot: ['^app/matching/(vocabulary|reference|board)', '^app/features/audit/record'],
      },
    },
    {
      name: 'features-do-not-reach-up',
      severity: 'error',
      from: { path: '^app/features/', pathNot: TEST },
      to: { path: ['^app/routes/', '^app/cli/', '^app/root', '^app/server/(main|app|start-up)'] },
    },
    {
      name: 'features-share-by-their-face',
      severity: 'error',
      comment:
        'Of another feature, use schema, rules, policy, visibility, queries, views or components. ' +
        'Writes stay with their owner; all may write the audit log.',
      from: { path: '^app/features/([^/]+)/', pathNot: TEST },
      to: {
        path: '^app/features/',
        pathNot: [
          '^app/features/$1/',
          feature('(schema|rules|policy|visibility|queries|filter|view|board)[^/]*$'),
          feature('components/'),
          '^app/features/audit/(record|actions)',
        ],
      },
    },
    {
      name: 'tables-only-where-data-is-read-and-written',
      severity: 'error',
      comment: 'Queries and mutations know tables. A route or a component asks them.',
      from: {
        path: '^app/',
        pathNot: [TEST, '\\.server\\.tsx?$', '/mutations/', '^app/cli/', '^app/server/main\\.ts$'],
      },
      to: {
        path: '^db/(schema|client|seed)',
        pathNot: '^db/schema/(enums|types)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'routes-hold-no-tables',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^db/(schema|client|seed)', pathNot: '^db/schema/enums' },
    },
    {
      name: 'lucia-in-one-place',
      severity: 'error',
      from: { pathNot: '^app/server/session\\.server\\.ts$' },
      to: { path: '^node_modules/(lucia|@lucia-auth)' },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: {
        path: '^(app|db)/',
        pathNot: [TEST, '^app/cli/browser', '^app/routes\\.ts$', '^app/server/main\\.ts$'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(build|node_modules/\\.cache)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
