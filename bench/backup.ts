import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { closeDatabase, openDatabase, type Db } from '../src/db/database.js'
import { projectRoot } from '../src/project-root.js'
import { makeDesk } from './desk.js'

const HELP = `Usage: npx tsx bench/backup.ts [--megabytes <n>]

Backs a database of so many megabytes up (1000) while twenty changes a second are written, and says how long they waited,
beside as many written before. It needs three times the room in the system's temporary folder, and gives it back.
`

/** Milliseconds from one change to the next: twenty a second. */
const BETWEEN = 50
/** How long is written without a backup, for comparison. */
const BEFORE = 10_000

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '1000' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) process.stdout.write(HELP)
else await bench(Number(values.megabytes))

async function bench(megabytes: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-bench-'))
  try {
    const file = join(folder, 'tickmark.db')
    await makeDesk(file, projectRoot(), 10_000)
    const db = await openDatabase(file)
    await grow(db, file, megabytes * 1e6)
    say(`database: ${((await stat(file)).size / 1e6).toFixed(0)} MB`)
    say(`alone:         ${await whileWriting(db, 'alone', () => setTimeout(BEFORE))}`)
    const to = join(folder, 'desk.backup')
    const began = performance.now()
    const env = { ...process.env, DATABASE_URL: `file:${file}`, DATA_DIR: folder }
    const command = [join(projectRoot(), 'dist/src/cli.js'), 'backup', to]
    const backUp = () => promisify(execFile)(process.execPath, command, { env })
    say(`with a backup: ${await whileWriting(db, 'backup', backUp)}`)
    say(
      `the backup took ${((performance.now() - began) / 1000).toFixed(1)} s, ${((await stat(to)).size / 1e6).toFixed(0)} MB`,
    )
    await closeDatabase(db)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Fills a table of settings with text, which costs the least to make. */
async function grow(db: Db, file: string, bytes: number): Promise<void> {
  for (let nth = 0; (await stat(file)).size < bytes; nth += 1) {
    await db.$executeRaw`
      INSERT INTO Setting (uid, createdAt, key, value)
      SELECT ${`${nth}-`} || value, ${new Date()}, ${`filler ${nth} `} || value, hex(randomblob(2000))
      FROM (WITH RECURSIVE nth (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM nth WHERE value < 5000)
        SELECT value FROM nth)`
    await db.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
  }
}

/** Writes twenty times a second until `work` is done. @returns what came of it, in a line */
async function whileWriting(db: Db, name: string, work: () => Promise<unknown>): Promise<string> {
  const waits: number[] = []
  const failures: unknown[] = []
  const running: Promise<void>[] = []
  const writing = setInterval(() => running.push(write()), BETWEEN)
  let nth = 0
  const write = async (): Promise<void> => {
    nth += 1
    const [key, began] = [`${name} ${nth}`, performance.now()]
    const create = { uid: key, createdAt: new Date(), key, value: '' }
    await db.setting
      .create({ data: create, select: { id: true } })
      .catch((error: unknown) => failures.push(error))
    waits.push(performance.now() - began)
  }
  await work()
  clearInterval(writing)
  await Promise.all(running)
  waits.sort((a, b) => a - b)
  const at = (share: number): string => (waits[Math.floor((waits.length - 1) * share)] ?? 0).toFixed(0)
  return `${waits.length} writes, ${failures.length} failed, median ${at(0.5)} ms, 99 % ${at(0.99)} ms, most ${at(1)} ms`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
