import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { projectRoot } from '../../src/project-root.js'
import { test } from '../support/database.js'
import { tamper } from '../db/verification/tamper.js'

const root = projectRoot()

/** `tickmark …` in a process of its own. */
function tickmark(file: string, ...args: readonly string[]) {
  const program = join(root, 'tests/cli/command-program.ts')
  const env = { ...process.env, DATABASE_URL: `file:${file}`, DATA_DIR: dirname(file) }
  const options = { cwd: root, env, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', program, ...args],
    options,
  )
  return { status, stdout, stderr }
}

test('verify says what it checked and ends with 0', ({ file }) => {
  const { status, stdout } = tickmark(file, 'verify')

  expect(stdout).toMatch(
    /^The record holds: 2 chains, 65 lines, 1 article, 61 claims, .* archived copies\. No heads to compare with; 0 lines redacted\.\n$/,
  )
  expect(status).toBe(0)
})

test('verify names the first thing that is wrong in one line and ends with 1', async ({ file }) => {
  await tamper(file, `UPDATE Claim SET statement = 'Other.' WHERE number = 7`)

  const { status, stdout, stderr } = tickmark(file, 'verify')

  expect(stdout).toMatch(
    /^Article putin-\S+, claim 7 \(uid [0-9a-f-]+, seq \d+ of the history\): its statement is “Other\.”, .*\n$/,
  )
  expect(stdout.trimEnd()).not.toContain('\n')
  expect(stderr).not.toMatch(/Error|\bat /)
  expect(status).toBe(1)
})

test('head prints the same lines as long as nothing happens, and verify compares them', ({ file }) => {
  const first = tickmark(file, 'head')
  const again = tickmark(file, 'head')
  const heads = join(dirname(file), 'heads.txt')
  writeFileSync(heads, `# kept on paper\n${first.stdout}`)

  const { status, stdout } = tickmark(file, 'verify', '--head', heads)

  expect(first.stdout).toMatch(
    /^desk \S{36} 1 [0-9a-f]{64} 2024-05-30T08:00:00\.000Z\nputin-\S+ \S{36} 64 [0-9a-f]{64} \S+Z\n$/,
  )
  expect(again.stdout).toBe(first.stdout)
  expect(stdout).toContain('2 heads written down earlier compared')
  expect(status).toBe(0)
})

test('a head that is not in its chain ends with 1', ({ file }) => {
  const heads = join(dirname(file), 'heads.txt')
  writeFileSync(heads, tickmark(file, 'head').stdout.replace(/ [0-9a-f]{64} /, ` ${'a'.repeat(64)} `))

  const { status, stdout } = tickmark(file, 'verify', '--head', heads)

  expect(stdout).toMatch(/^The desk, the head written down at \S+ .*the history was rewritten\.\n$/)
  expect(status).toBe(1)
})

test('a file of heads that is none, or is empty, is wrong usage: 2', ({ file }) => {
  const heads = join(dirname(file), 'heads.txt')
  writeFileSync(heads, 'desk 12\n')
  const [wrong, missing] = [
    tickmark(file, 'verify', '--head', heads),
    tickmark(file, 'verify', '--head', '/no/such'),
  ]
  writeFileSync(heads, '\n')
  const empty = tickmark(file, 'verify', '--head', heads)

  expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringMatching(/^Line 1 of .* is no head/)])
  expect([missing.status, missing.stderr]).toEqual([
    2,
    expect.stringMatching(/cannot be read \(ENOENT\)\.\n$/),
  ])
  expect([empty.status, empty.stderr]).toEqual([2, expect.stringMatching(/^There are no heads in/)])
  expect(tickmark(file, 'verify', 'everything').status).toBe(2)
  expect(tickmark(file, 'head', 'everything').status).toBe(2)
})

test('a database that is missing is said in one line: 1', ({ file }) => {
  const { status, stderr } = tickmark(`${file}-none`, 'verify')

  expect(stderr).toMatch(/^There is no database .*-none\. Check DATABASE_URL\.\n$/)
  expect(status).toBe(1)
})
