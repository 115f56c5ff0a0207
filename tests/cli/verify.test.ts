import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { build, test, tickmark } from '../support/cli.js'
import { tamper } from '../db/verification/tamper.js'

beforeAll(build)

test('verify says what it checked and ends with 0', async ({ command }) => {
  const { code, stdout } = await command('verify')

  expect(stdout).toMatch(
    /^The record holds: 2 chains, 65 lines, 1 article, 61 claims, .* archived copies\. No heads to compare with; 0 lines redacted\.\n$/,
  )
  expect(code).toBe(0)
})

test('verify names the first thing that is wrong in one line and ends with 1', async ({ file, command }) => {
  await tamper(file, `UPDATE Claim SET statement = 'Other.' WHERE number = 7`)

  const { code, stdout, stderr } = await command('verify')

  expect(stdout).toMatch(
    /^Article putin-\S+, claim 7 \(uid [0-9a-f-]+, seq \d+ of the history\): its statement is “Other\.”, .*\n$/,
  )
  expect(stdout.trimEnd()).not.toContain('\n')
  expect(stderr).not.toMatch(/Error|\bat /)
  expect(code).toBe(1)
})

test('head prints the same lines as long as nothing happens, and verify compares them', async ({
  file,
  command,
}) => {
  const first = await command('head')
  const again = await command('head')
  const heads = join(dirname(file), 'heads.txt')
  writeFileSync(heads, `# kept on paper\n${first.stdout}`)

  const { code, stdout } = await command('verify', '--head', heads)

  expect(first.stdout).toMatch(
    /^desk \S{36} 1 [0-9a-f]{64} 2024-05-30T08:00:00\.000Z\nputin-\S+ \S{36} 64 [0-9a-f]{64} \S+Z\n$/,
  )
  expect(again.stdout).toBe(first.stdout)
  expect(stdout).toContain('2 heads written down earlier compared')
  expect(code).toBe(0)
})

test('a head that is not in its chain ends with 1', async ({ file, command }) => {
  const heads = join(dirname(file), 'heads.txt')
  writeFileSync(heads, (await command('head')).stdout.replace(/ [0-9a-f]{64} /, ` ${'a'.repeat(64)} `))

  const { code, stdout } = await command('verify', '--head', heads)

  expect(stdout).toMatch(/^The desk, the head written down at \S+ .*the history was rewritten\.\n$/)
  expect(code).toBe(1)
})

test('a file of heads that is none, or is empty, is wrong usage: 2', async ({ file, command }) => {
  const heads = join(dirname(file), 'heads.txt')
  writeFileSync(heads, 'desk 12\n')
  const [wrong, missing] = [
    await command('verify', '--head', heads),
    await command('verify', '--head', '/no/such'),
  ]
  writeFileSync(heads, '\n')
  const empty = await command('verify', '--head', heads)

  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/^Line 1 of .* is no head/)])
  expect([missing.code, missing.stderr]).toEqual([
    2,
    expect.stringMatching(/cannot be read \(ENOENT\)\. tickmark verify --help says how\.\n$/),
  ])
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringMatching(/^There are no heads in/)])
  expect((await command('verify', 'everything')).code).toBe(2)
  expect((await command('head', 'everything')).code).toBe(2)
})

test('a database that is missing is said in one line: 1', async ({ file }) => {
  const { code, stderr } = await tickmark(
    { DATABASE_URL: `file:${file}-none`, DATA_DIR: dirname(file) },
    'verify',
  )

  expect(stderr).toMatch(/^There is no database .*-none\. Check DATABASE_URL\.\n$/)
  expect(code).toBe(1)
})
