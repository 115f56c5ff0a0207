import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { expect } from 'vitest'
import { BackupError } from '../../../src/db/backup/backup-error.js'
import { verifyCopy } from '../../../src/db/backup/verify-copy.js'
import { projectRoot } from '../../../src/project-root.js'
import { Connection } from '../../../src/db/sqlite/connection.js'
import { failure } from '../scratch.js'
import { tamper, test, work } from './kept.js'

test('a backup is one file, for its owner alone, that any SQLite reads', async ({ kept }) => {
  const { bytes, files } = await kept.backUp()

  expect([files, statSync(kept.to).mode & 0o777, statSync(kept.to).size]).toEqual([2, 0o600, bytes])
  const connection = await Connection.open(kept.to)
  expect(await connection.all('SELECT count(*) AS n FROM Claim')).toEqual([{ n: 61 }])
  expect(
    await connection.all('SELECT path, CAST(bytes AS TEXT) AS text FROM BackupFile ORDER BY path'),
  ).toEqual([
    { path: 'copies/ab/abc.pdf', text: 'The minutes.' },
    { path: 'secret', text: 'first secret' },
  ])
  expect(await connection.all('SELECT format, madeAt, version FROM Backup')).toEqual([
    { format: 1, madeAt: '2024-05-30T12:00:00.000Z', version: '1.2.3' },
  ])
  await connection.close()
  expect(readdirSync(dirname(kept.to)).filter((name) => name.startsWith('desk.backup'))).toEqual([
    'desk.backup',
  ])
})

test('a desk without copies and secret is backed up as well', async ({ kept }) => {
  rmSync(kept.dataDir, { recursive: true })

  expect((await kept.backUp()).files).toBe(0)
})

test('a file that is there is kept, unless it may be replaced', async ({ kept }) => {
  writeFileSync(kept.to, 'A letter.')

  const refused = await failure(kept.backUp())
  const letter = readFileSync(kept.to, 'utf8')
  await kept.backUp({ replace: true })

  expect(refused).toBeInstanceOf(BackupError)
  expect((refused as Error).message).toMatch(/desk\.backup is there already\. .*--force/)
  expect(letter).toBe('A letter.')
  expect(await verifyCopy(kept.to, projectRoot())).toEqual([])
})

test('what a killed backup left is no obstacle', async ({ kept }) => {
  writeFileSync(`${kept.to}.part`, 'half a page')
  chmodSync(`${kept.to}.part`, 0o644)

  await kept.backUp()

  expect([existsSync(`${kept.to}.part`), statSync(kept.to).mode & 0o777]).toEqual([false, 0o600])
})

test('a moment of its own is backed up, while others write before and after', async ({ kept }) => {
  await work(kept.file, 'before')
  const writing = (async () => {
    for (let nth = 0; nth < 20; nth += 1) await work(kept.file, `during-${nth}`)
  })()

  await kept.backUp()
  await writing

  const connection = await Connection.open(kept.to)
  const keys = (
    await connection.all("SELECT replace(email, '@desk.example', '') AS name FROM Invitation ORDER BY id")
  ).map(({ name }) => name)
  await connection.close()
  expect(keys).toEqual(['before', ...Array.from({ length: keys.length - 1 }, (_, nth) => `during-${nth}`)])
})

test.for([
  [
    'a line of the history that was changed',
    `DROP TRIGGER "Activity_no_update"; UPDATE Activity SET action = 'claim.praised' WHERE id = 3`,
    /who, when, what or its hash/,
  ],
  [
    'a value in the history that was changed',
    `DROP TRIGGER "ActivityPayload_redaction_only"; UPDATE ActivityPayload SET after = '{"number":99}' WHERE id = 3`,
    /payload\) was changed/,
  ],
  [
    'a line of the history that is gone',
    `DROP TRIGGER "Activity_no_delete"; DELETE FROM Activity WHERE id = (SELECT max(id) FROM Activity)`,
    /history|refers to no/,
  ],
  [
    'a row that refers to nothing',
    `UPDATE Attribution SET claimId = 9999 WHERE id = 1`,
    /a row of \w+ refers to no \w+/,
  ],
] as const)('%s is found, and no backup is made', async ([_, sql, words], { kept }) => {
  await tamper(kept.file, sql)

  const error = await failure(kept.backUp())

  expect(error).toBeInstanceOf(BackupError)
  expect((error as Error).message).toMatch(words)
  expect(readdirSync(dirname(kept.to)).filter((name) => name.startsWith('desk.backup'))).toEqual([])
})

test.for([
  ['a database that is not there', (file: string) => rmSync(file), /^There is no database /],
  [
    'a database of another program',
    (file: string) => copyFileSync('/dev/null', file),
    /is no database of Tickmark's/,
  ],
] as const)('%s is said so', async ([_, spoil, words], { kept }) => {
  spoil(kept.file)

  const error = await failure(kept.backUp())

  expect(error).toBeInstanceOf(BackupError)
  expect((error as Error).message).toMatch(words)
  expect(existsSync(kept.to)).toBe(false)
})
