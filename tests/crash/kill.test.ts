import { beforeAll, expect } from 'vitest'
import { closeDatabase, openDatabase, type Db } from '../../src/db/database.js'
import { build, COOKIE, test, type Program } from './program.js'
import { contradictions } from './record.js'
import { chance } from './seeded.js'
import { sendVerdicts, type Sent, type SentVerdicts, type Versioned } from './verdicts.js'

const ROUNDS = 5
const VERDICTS = 200
/** How many claims are reviewed at once, one verdict after the other on each. */
const CLAIMS = 10

beforeAll(build)

test(
  'a verdict that was answered survives kill -9, once and whole',
  { timeout: 240_000 },
  async ({ file, start }) => {
    const { random } = chance('verdicts')
    const all = { sent: [] as Sent[], answered: [] as Sent[] }

    for (let round = 0; round < ROUNDS; round += 1) {
      const claims = await onRecord(file, chosenClaims)
      const { process, origin, ended } = start()
      // Somewhere in the middle: after so many answers, and a moment later, so that it meets any step of a change.
      const victim = 10 + Math.floor(random() * (VERDICTS - 40))
      const onAnswer = (answered: number) => {
        if (answered === victim) setTimeout(() => process.kill('SIGKILL'), random() * 10)
      }
      const { sent, answered } = await sendVerdicts(await origin, claims, {
        count: VERDICTS,
        round,
        onAnswer,
      })
      const { signal } = await ended
      all.sent.push(...sent)
      all.answered.push(...answered)

      expect(signal).toBe('SIGKILL')
      expect(answered.length, 'it was killed in the middle').toBeLessThan(VERDICTS)
      await restart(start)
      expect(await onRecord(file, (db) => losses(db, all))).toEqual([])
      expect(await onRecord(file, contradictions)).toEqual([])
    }
  },
)

/** Starts it once more on what the kill left, sees that it shows the desk, and lets it end in peace. */
async function restart(start: () => Program): Promise<void> {
  const { process, origin, ended } = start()
  const answer = await fetch(await origin, { headers: { cookie: COOKIE } })
  expect(answer.status).toBe(200)
  process.kill('SIGTERM')
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
}

async function onRecord<T>(file: string, read: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase(file)
  try {
    return await read(db)
  } finally {
    await closeDatabase(db)
  }
}

const chosenClaims = (db: Db): Promise<readonly Versioned[]> =>
  db.claim.findMany({ orderBy: { id: 'asc' }, take: CLAIMS, select: { id: true, version: true } })

/** What was promised and is not there, what is there twice, and what nobody sent. */
async function losses(db: Db, { sent, answered }: SentVerdicts): Promise<readonly string[]> {
  const rows = await db.review.findMany({ select: { claimId: true, rationale: true } })
  const found = rows.map(named)
  const [known, possible] = [new Set(found), new Set(sent.map(named))]
  return [
    ...answered
      .map(named)
      .filter((name) => !known.has(name))
      .map((name) => `lost: ${name}`),
    ...found.filter((name, index) => found.indexOf(name) !== index).map((name) => `twice: ${name}`),
    ...found.filter((name) => !possible.has(name)).map((name) => `not sent: ${name}`),
  ]
}

const named = ({ claimId, rationale }: Sent): string => `${claimId}: ${rationale}`
