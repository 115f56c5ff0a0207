import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { appendActivity } from '../../../src/db/record/activity.js'
import { closeDatabase, openDatabase, type Db } from '../../../src/db/database.js'
import { getSystemActor } from '../../../src/db/record/system-actor.js'
import { Connection } from '../../../src/db/sqlite/connection.js'
import { transact } from '../../../src/db/transaction.js'
import { listHeads } from '../../../src/db/verification/heads.js'
import { verifyRecord } from '../../../src/db/verification/verify.js'
import { REPLAYED } from '../../../src/domain/replay.js'
import { projectRoot } from '../../../src/project-root.js'
import { ACTING_AT } from '../../support/database.js'
import { claimNumbered, review } from '../../support/desk-work.js'
import { faultIn, hashAnew, tamper, workedDesk } from './tamper.js'

const { copy } = workedDesk()
const root = projectRoot()

async function work(file: string, what: (db: Db) => Promise<unknown>): Promise<void> {
  const db = await openDatabase(file)
  await what(db)
  await closeDatabase(db)
}

const script = async (file: string, sql: string): Promise<void> => {
  const connection = await Connection.open(file)
  await connection.script(sql)
  await connection.close()
}

test('what was checked is counted, and the file is left as it was', async () => {
  const file = copy()
  const before = readFileSync(file)

  const verification = await verifyRecord({ file, root, dataDir: dirname(file), heads: [] })

  expect(verification).toEqual({
    holds: true,
    verified: {
      ...{ chains: 2, lines: 95, redacted: 0, articles: 1, claims: 61 },
      ...{ evidence: 5, reviews: 4, sources: 5, copies: 0, unknown: [] },
    },
  })
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('heads that were written down earlier are found again after more work', async () => {
  const file = copy()
  const heads = await listHeads({ file, root })
  await work(file, async (db) => review(db, await getSystemActor(db, ACTING_AT), await claimNumbered(db, 8)))

  expect(heads.map(({ name, length }) => [name, length])).toEqual([
    ['desk', 6],
    [expect.stringMatching(/^putin/), 89],
  ])
  expect(await faultIn(file, { heads })).toBeNull()
  expect(await listHeads({ file, root })).not.toEqual(heads)
})

test('a history that was computed anew holds by itself, and is found out by a head kept elsewhere', async () => {
  const file = copy()
  const heads = await listHeads({ file, root })
  await tamper(
    file,
    `UPDATE Review SET rationale = 'It was never checked.' WHERE id = 1;
     UPDATE ActivityPayload SET after = json_set(after, '$.rationale', 'It was never checked.')
       WHERE after ->> 'review' = (SELECT uid FROM Review WHERE id = 1)`,
  )
  await hashAnew(file)

  expect(await faultIn(file)).toBeNull()
  expect(await faultIn(file, { heads })).toMatch(
    /^Article putin-\S+, the head written down at 2024\S+ \(uid \S+, seq 89 of the history\): that line is not in its chain any more/,
  )
})

test('an end that was cut off cleanly is found out by a head kept elsewhere', async () => {
  const file = copy()
  await work(file, async (db) => review(db, await getSystemActor(db, ACTING_AT), await claimNumbered(db, 8)))
  const heads = await listHeads({ file, root })
  await tamper(
    file,
    `DELETE FROM Review WHERE id = 5;
     UPDATE Claim SET verdict = NULL, version = version - 1 WHERE number = 8;
     UPDATE Article SET unconfirmedCount = unconfirmedCount - 1;
     DELETE FROM ActivityPayload WHERE activityId = 96; DELETE FROM Activity WHERE id = 96;
     UPDATE Chain SET (length, head) = (SELECT seq, hash FROM Activity a WHERE a.chainId = Chain.id ORDER BY seq DESC LIMIT 1)`,
  )

  expect(await faultIn(file)).toMatch(
    /^The last rows of \w+ are gone: it has no row behind \d+, and had \d+\.$/,
  )
  await tamper(
    file,
    `UPDATE sqlite_sequence SET seq = seq - 1 WHERE name IN ('Review', 'Activity', 'ActivityPayload')`,
  )
  expect(await faultIn(file)).toBeNull()
  expect(await faultIn(file, { heads })).toMatch(/had 90 lines, and has 89: its last lines were cut off/)
})

test('a record that was emptied is noticed, with heads and without', async () => {
  const file = copy()
  const heads = await listHeads({ file, root })
  const connection = await Connection.open(file)
  const tables = await connection.all(
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_prisma%'",
  )
  await connection.close()
  const wipe = tables.map(({ name }) => `DELETE FROM "${String(name)}";`).join('\n')
  await tamper(file, `${wipe} DELETE FROM sqlite_sequence;`)

  expect(await faultIn(file)).toMatch(
    /^The desk, its history: it has no chain: nothing was ever recorded here, or all/,
  )
  expect(await faultIn(file, { heads })).toMatch(
    /^The desk, the head written down at \S+ \(.*: its chain is gone\.$/,
  )
})

test('a rule of the file that is missing, changed or not ours is named', async () => {
  const [gone, changed, strange, unchecked] = [copy(), copy(), copy(), copy()]
  await script(gone, 'DROP TRIGGER Review_no_update')
  await script(
    changed,
    `DROP TRIGGER Review_no_delete; CREATE TRIGGER Review_no_delete BEFORE DELETE ON Review WHEN FALSE
     BEGIN SELECT RAISE(ABORT, 'no'); END`,
  )
  await script(strange, 'CREATE TRIGGER quietly AFTER INSERT ON Review BEGIN DELETE FROM Setting; END')
  await script(
    unchecked,
    `PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET sql = replace(sql, 'CHECK ("byId" <> "reviewById")', 'CHECK (1)') WHERE name = 'Approval'`,
  )

  expect(await faultIn(gone)).toMatch(/^The trigger Review_no_update is missing or was changed/)
  expect(await faultIn(changed)).toMatch(/^The trigger Review_no_delete is missing or was changed/)
  expect(await faultIn(strange)).toBe('The trigger quietly is not one of the program’s.')
  expect(await faultIn(unchecked)).toMatch(
    /^The table Approval has lost its CHECK \("byId" <> "reviewById"\)/,
  )
  const connection = await Connection.open(gone)
  expect(await connection.all("SELECT 1 FROM sqlite_schema WHERE name = 'Review_no_update'")).toEqual([])
  await connection.close()
})

test('an index of the migrations that is gone or covers something else is named', async () => {
  const [gone, changed] = [copy(), copy()]
  await script(gone, 'DROP INDEX Activity_subject_idx')
  await script(
    changed,
    'DROP INDEX Activity_subject_idx; CREATE INDEX Activity_subject_idx ON Activity (action)',
  )

  const faults = [await faultIn(gone), await faultIn(changed)]

  expect(new Set(faults)).toEqual(
    new Set(['The index Activity_subject_idx is missing or was changed: see prisma/migrations.']),
  )
})

test('a file that is missing, is none, is damaged or waits for a migration is said in a line', async () => {
  const [waiting, torn, letter] = [copy(), copy(), copy()]
  await script(waiting, 'DELETE FROM _prisma_migrations')
  const bytes = readFileSync(torn)
  bytes.fill(0, 40 * 4096, 60 * 4096)
  writeFileSync(torn, bytes)
  writeFileSync(letter, 'Dear desk, '.repeat(1000))

  await expect(faultIn(`${waiting}-none`)).rejects.toThrow(
    /^There is no database .*-none\. Check DATABASE_URL\.$/,
  )
  await expect(faultIn(waiting)).rejects.toThrow(/^The migration \d+_record is pending on this database/)
  await expect(faultIn(letter)).rejects.toThrow(/is not a SQLite database/)
  expect(await faultIn(torn).catch((error: unknown) => String(error))).toMatch(/damaged/)
})

test('an archived copy that is missing or was altered is named', async () => {
  const file = copy()
  const dataDir = join(dirname(file), 'data')
  mkdirSync(join(dataDir, 'copies'), { recursive: true })
  const sha256 = createHash('sha256').update('The decree.').digest('hex')
  await script(
    file,
    `INSERT INTO ArchivedCopy (uid, createdAt, sourceId, how, name, mediaType, bytes, sha256)
     VALUES ('copy', '2024-05-30T08:00:00.000+00:00', 1, 'upload', 'decree.txt', 'text/plain', 11, '${sha256}')`,
  )
  const stored = join(dataDir, 'copies', sha256)

  expect(await faultIn(file, { dataDir })).toMatch(
    /^The desk, the archived copy decree\.txt of .*\(uid copy\): its file .* is missing/,
  )
  writeFileSync(stored, 'The decree!')
  expect(await faultIn(file, { dataDir })).toMatch(/decree\.txt .*its sha256 is .*the bytes of .* give/)
  writeFileSync(stored, 'The decree.')
  expect(await faultIn(file, { dataDir })).toBeNull()
  rmSync(dataDir, { recursive: true })
})

test('a line that says less, as one of an older version, is compared as far as it goes', async () => {
  const file = copy()
  await tamper(
    file,
    `UPDATE ActivityPayload SET after = json_remove(after, '$.note', '$.sample', '$.placements', '$.saidBy', '$.standing')`,
  )
  await hashAnew(file)

  expect(await faultIn(file)).toBeNull()
  await tamper(file, `UPDATE Claim SET statement = 'Other.' WHERE number = 3`)
  expect(await faultIn(file)).toMatch(/claim 3 .*its statement/)
})

test('a line of a kind that is not known is counted, and what it is about is not compared', async () => {
  const file = copy()
  await work(file, async (db) => {
    const actor = await getSystemActor(db, ACTING_AT)
    const { uid, articleId } = await db.claim.findFirstOrThrow({ where: { number: 3 } })
    await transact(db, async (tx) => {
      await tx.claim.update({ where: { uid }, data: { statement: 'Edited.' } })
      await appendActivity(tx, actor, {
        articleId,
        action: 'claim.polished',
        subject: uid,
        before: null,
        after: null,
      })
    })
  })

  const verification = await verifyRecord({ file, root, dataDir: dirname(file), heads: [] })

  expect(verification).toMatchObject({ verified: { unknown: [{ action: 'claim.polished', lines: 1 }] } })
})

test('every kind of change that the program puts on record is understood', () => {
  const files = readdirSync(join(root, 'src/db'), { recursive: true, encoding: 'utf8' })
  const sources = files
    .filter((name) => name.endsWith('.ts') && !name.startsWith('generated'))
    .map((name) => readFileSync(join(root, 'src/db', name), 'utf8'))
  const recorded = sources.flatMap((text) =>
    [...text.matchAll(/\baction: '([a-z]+\.[a-z-]+)'/g)].map(([, action]) => action),
  )

  expect(new Set(recorded).size).toBeGreaterThan(7)
  expect(REPLAYED).toEqual(expect.arrayContaining(recorded))
})
