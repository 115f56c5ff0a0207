// Which folder may import what. Imports point down: web → { db, intake, export } → domain.
// tests/architecture/import-rules.test.ts plants a violation of each rule and sees it reported.

const OURS = '^(src|seed|bench)/'
const DATABASE = 'node_modules/(@prisma/|sqlite3/)|^src/db/generated/'
const HTTP = 'node_modules/(@types/)?(express|express-serve-static-core|ejs|helmet|pino-http|htmx\\.org)/'

/** Files in `from` import what `may` matches and, unless told otherwise, Node's own modules. */
const only = (name, from, may, { node = true } = {}) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: may, ...(node && { dependencyTypesNot: ['core'] }) },
})

/** What `path` matches is imported from `from` alone. */
const alone = (name, from, path) => ({
  name,
  severity: 'error',
  from: { path: OURS, pathNot: from },
  to: { path },
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    only('domain-is-pure', '^src/domain/', '^src/domain/|node_modules/(diff|@dmsnell/diff-match-patch)/', {
      node: false,
    }),
    only('db-looks-down', '^src/db/', `^src/(db|domain)/|node_modules/canonicalize/|${DATABASE}`),
    only('export-looks-down', '^src/export/', '^src/(export|domain)/|node_modules/(csv-stringify|zod)/', {
      node: false,
    }),
    only('intake-looks-down', '^src/intake/', '^src/(intake|domain)/|node_modules/'),
    only('web-looks-down', '^src/web/', '^src/((web|db|export|intake|domain)/|config\\.ts$)|node_modules/'),
    only('seed-uses-the-desk', '^seed/', '^seed/|^src/(db|domain)/|node_modules/zod/'),
    only('settings-know-nothing', '^src/(config|project-root)\\.ts$', 'node_modules/zod/'),
    alone('only-db-knows-the-database', '^src/db/', DATABASE),
    // What pages are measured against is Express alone.
    alone('only-web-knows-http', '^(src/web|bench)/', HTTP),
    alone('only-programs-start-it', '^src/(server\\.ts|cli\\.ts|cli/.*)$', '^src/start\\.ts$'),
    alone('nothing-imports-a-program', '^$', '^src/(server|cli)\\.ts$'),
    alone('the-program-stands-alone', '^bench/', '^(tests|bench|tools)/'),
    {
      name: 'no-development-packages',
      severity: 'error',
      from: { path: '^(src|seed)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: OURS, pathNot: '^src/db/generated/' },
      to: { circular: true },
    },
    { name: 'no-orphans', severity: 'error', from: { orphan: true, path: OURS }, to: {} },
    { name: 'no-unknown-modules', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The client imports itself in circles; who imports it is still seen.
    exclude: { path: '^src/db/generated/internal/' },
    tsPreCompilationDeps: true, // sees `import type` too
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
