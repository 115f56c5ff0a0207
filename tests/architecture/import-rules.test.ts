import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[]
  }
}

const root = join(import.meta.dirname, '../..')
const isGenerated = (file: string) => file.startsWith('src/db/generated/')

test(
  'the sources keep the import rules, and every one of them was looked at',
  { timeout: 120_000 },
  async () => {
    const { modules, summary } = await cruise(root)

    const looked = modules
      .map(({ source }) => source)
      .filter((file) => /^(src|seed)\//.test(file) && !isGenerated(file))
    expect(violationsOf({ modules, summary })).toEqual([])
    // With a TypeScript that it does not support, dependency-cruiser looks at nothing and finds nothing wrong.
    expect(looked.toSorted()).toEqual(['src', 'seed'].flatMap(sourcesBelow).toSorted())
  },
)

// One line for each import that somebody should not write: the rules that refuse it, the file, what it imports.
const MISTAKES = [
  ['domain-is-pure', 'src/domain/reads-files.ts', 'node:fs'],
  ['domain-is-pure', 'src/domain/reads-types.ts', '../db/claims.js'],
  ['domain-is-pure', 'src/domain/validates.ts', 'zod'],
  ['db-looks-down', 'src/db/shows.ts', '../web/page.js'],
  ['db-looks-down', 'src/db/writes-csv.ts', '../export/csv.js'],
  ['export-looks-down', 'src/export/asks.ts', '../db/claims.js'],
  ['export-looks-down', 'src/export/hashes.ts', 'node:crypto'],
  ['intake-looks-down', 'src/intake/stores.ts', '../db/claims.js'],
  ['web-looks-down', 'src/web/seeds.ts', '../../seed/seed.js'],
  ['seed-uses-the-desk', 'seed/shows.ts', '../src/web/page.js'],
  ['settings-know-nothing', 'src/config.ts', './db/claims.js'],
  ['only-db-knows-the-database', 'src/web/queries.ts', '@prisma/client'],
  ['only-db-knows-the-database', 'src/intake/queries.ts', 'sqlite3'],
  ['only-db-knows-the-database', 'src/cli.ts', './db/generated/client.js'],
  ['only-web-knows-http', 'src/intake/renders.ts', 'ejs'],
  ['only-programs-start-it', 'bench/starts.ts', '../src/start.js'],
  ['nothing-imports-a-program', 'bench/runs.ts', '../src/server.js'],
  ['the-program-stands-alone', 'src/server.ts', '../tools/check.js'],
  ['no-development-packages', 'src/web/develops.ts', 'fast-check'],
  ['no-cycles', 'src/web/circle-one.ts', './circle-two.js'],
  ['no-orphans', 'src/web/forgotten.ts', null],
  ['no-unknown-modules', 'bench/misspelt.ts', './laod.js'],
] as const

const ALLOWED = {
  'src/domain/claim.ts': `import type {} from './spans.js'`,
  'src/domain/spans.ts': `import 'diff'; import '@dmsnell/diff-match-patch'`,
  'src/db/claims.ts': `import 'node:fs'; import '@prisma/client'; import './generated/client.js'; import '../domain/claim.js'`,
  'src/db/generated/client.ts': '',
  'src/export/csv.ts': `import 'csv-stringify'; import '../domain/claim.js'`,
  'src/intake/word.ts': `import 'zod'; import '../domain/claim.js'`,
  'src/web/page.ts': `import 'express'; import '../db/claims.js'; import '../export/csv.js'; import '../intake/word.js'`,
  'src/web/circle-two.ts': `import './circle-one.js'`,
  'src/start.ts': `import './web/page.js'; import '../seed/seed.js'`,
  'seed/seed.ts': `import 'node:fs'; import 'zod'; import '../src/db/claims.js'`,
  'bench/floor.ts': `import 'express'`,
  'tools/check.ts': '',
}
const PACKAGES = [
  '@dmsnell/diff-match-patch',
  '@prisma/client',
  'csv-stringify',
  'diff',
  'ejs',
  'express',
  'fast-check',
  'sqlite3',
  'zod',
]

test('each rule reports the import that breaks it, and no other', async ({ onTestFinished }) => {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-imports-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  plant(folder)

  const reported = violationsOf(await cruise(folder))

  expect(reported).toEqual(MISTAKES.map(([rule, file]) => `${file}: ${rule}`).toSorted())
})

test('no rule is without its mistake', async () => {
  const { default: rules } = (await import(join(root, '.dependency-cruiser.mjs'))) as {
    default: { forbidden: { name: string }[] }
  }

  expect(new Set(MISTAKES.map(([rule]) => rule))).toEqual(new Set(rules.forbidden.map(({ name }) => name)))
})

function plant(folder: string): void {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const ranges = (names: string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']))
  const dependencies = ranges(PACKAGES.filter((name) => name !== 'fast-check'))
  write(
    'package.json',
    JSON.stringify({ type: 'module', dependencies, devDependencies: ranges(['fast-check']) }),
  )
  write('tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext' } }))
  for (const name of PACKAGES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, '')
  }
  for (const [file, text] of Object.entries(ALLOWED)) write(file, text)
  for (const [, file, imported] of MISTAKES) write(file, imported === null ? '' : `import '${imported}'`)
}

/** What the gate itself runs, on another folder. */
async function cruise(folder: string): Promise<Cruise> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [
    '--config',
    join(root, '.dependency-cruiser.mjs'),
    '--output-type',
    'json',
    'src',
    'seed',
    'bench',
  ]
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: folder, maxBuffer: 64 * 1024 ** 2 },
      (_, stdout, stderr) => {
        if (stdout === '') reject(new Error(stderr))
        else resolve(JSON.parse(stdout) as Cruise)
      },
    )
  })
}

const violationsOf = ({ summary }: Cruise) =>
  summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).toSorted()

const sourcesBelow = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts') && !isGenerated(file))
