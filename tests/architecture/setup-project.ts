import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test as base } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** A project with the real set-up, and stand-ins for npm, prisma and tsc that only write down that they ran. */
interface Project {
  readonly folder: string
  write(file: string, text: string): void
  remove(file: string): void
  has(file: string): boolean
  /** Which of them ran since it was last asked. */
  ran(): string[]
  setUp(
    environment?: Record<string, string>,
  ): Promise<{ code: number | null; output: string; seconds: number }>
}

export const LOCK = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0', optional: true },
  },
}
const log = (name: string, folder: string) =>
  `require('node:fs').appendFileSync(${JSON.stringify(folder)} + '/ran.log', '${name}\\n');`
const npm = (folder: string) => `${log('npm', folder)}
  if (process.env.FAIL) { console.error('gyp ERR!'); process.exit(1) }
  const fs = require('node:fs')
  if (!fs.existsSync('node_modules')) fs.cpSync(${JSON.stringify(folder)} + '/node_modules', 'node_modules', { recursive: true })
  fs.mkdirSync('node_modules/sqlite3/build/Release', { recursive: true })
  fs.writeFileSync('node_modules/sqlite3/build/Release/node_sqlite3.node', process.cwd())
  fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json')
  fs.writeFileSync(${JSON.stringify(folder)} + '/npm-arguments', process.argv.slice(2).join(' '))`
const prisma = (folder: string) => `${log('prisma', folder)}
  require('node:fs').mkdirSync('src/db/generated', { recursive: true })
  require('node:fs').writeFileSync('src/db/generated/client.ts', '')`
// Compiles by copying; like tsc, it leaves what it does not know.
const tsc = (folder: string) => `${log('tsc', folder)}
  if (require('node:fs').existsSync('src/wrong.ts')) { console.log('wrong.ts(1,1): error'); process.exit(2) }
  for (const folder of ['src', 'seed']) for (const file of require('node:fs').readdirSync(folder))
    if (file.endsWith('.ts')) require('node:fs').cpSync(folder + '/' + file, 'dist/' + folder + '/' + file.replace('.ts', '.js'))`

export const test = base.extend<{ project: Project; spaced: Project }>({
  project: provide('tickmark-set-up-'),
  /** In a folder with a space in its name. */
  spaced: provide('tickmark set-up '),
})

function provide(prefix: string) {
  // eslint-disable-next-line no-empty-pattern -- vitest reads the pattern
  return async ({}, use: (project: Project) => Promise<void>) => {
    const project = makeProject(prefix)
    await use(project)
    rmSync(project.folder, { recursive: true })
  }
}

function makeProject(prefix: string): Project {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  const at = (file: string) => join(folder, file)
  const write = (file: string, text: string) => {
    mkdirSync(dirname(at(file)), { recursive: true })
    writeFileSync(at(file), text)
  }
  mkdirSync(at('tools'))
  cpSync(join(root, 'tools/setup.mjs'), at('tools/setup.mjs'))
  cpSync(join(root, 'tools/setup'), at('tools/setup'), { recursive: true })
  write('package-lock.json', JSON.stringify(LOCK))
  write('npm/npm-cli.js', npm(folder))
  write('node_modules/prisma/build/index.js', prisma(folder))
  write('node_modules/prisma/package.json', '{ "version": "7.0.0" }')
  write('node_modules/typescript/bin/tsc', tsc(folder))
  write('prisma/schema.prisma', 'one')
  write('src/server.ts', 'one')
  write('src/cli.ts', 'one')
  write('seed/seed.ts', 'one')

  return {
    folder,
    write,
    remove: (file) => {
      rmSync(at(file), { recursive: true })
    },
    has: (file) => existsSync(at(file)),
    ran: () => {
      const ran = existsSync(at('ran.log')) ? readFileSync(at('ran.log'), 'utf8').trim().split('\n') : []
      rmSync(at('ran.log'), { force: true })
      return ran
    },
    setUp: (environment = {}) => setUp(folder, { npm_execpath: at('npm/npm-cli.js'), ...environment }),
  }
}

async function setUp(folder: string, environment: Record<string, string>) {
  const started = performance.now()
  // From elsewhere: the set-up knows its own folder.
  const child = spawn(process.execPath, [join(folder, 'tools/setup.mjs')], {
    cwd: tmpdir(),
    env: { ...process.env, ...environment },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (piece: string) => (output += piece))
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  return { code, output, seconds: (performance.now() - started) / 1000 }
}
