import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect } from 'vitest'
import { projectRoot } from '../../src/project-root.js'
import { SAMPLE } from '../support/app.js'
import { build, CLI, settingsFor, test, tickmark } from '../support/cli.js'

beforeAll(build)

const commands = [
  ...readFileSync(join(projectRoot(), 'src/cli.ts'), 'utf8').matchAll(/'\.\/cli\/(\w+)\.js'/g),
]
  .map(([, name]) => name ?? '')
  .filter((name) => name !== 'command')

test('--help lists every command, and each command says what it does', async ({ command }) => {
  const { code, stdout, stderr } = await command('--help')

  expect([code, stderr]).toEqual([0, ''])
  expect(commands).toContain('seed')
  for (const name of commands) {
    expect.soft(stdout).toMatch(new RegExp(`^  ${name} +\\S`, 'm'))
    const help = await command(name, '--help')
    expect.soft([help.code, help.stderr]).toEqual([0, ''])
    expect.soft(help.stdout).toContain(`Usage: tickmark ${name}`)
    expect.soft(help.stdout).toContain('Exit codes: 0 ')
  }
})

test.for([
  [[], /^Usage: tickmark <command>/],
  [['sed'], /^There is no command “sed”\. tickmark --help lists them\.$/m],
  [['seed', '--now'], /^Unknown option '--now'\. tickmark seed --help says how\.$/m],
  [['seed', 'twice'], /^There is nothing to say after seed\./],
  [['report', SAMPLE, '--format', 'docm'], /^--format takes csv, json, md\./],
  [['report', '--format', 'md'], /^Name one article by its slug\./],
  [['report', SAMPLE, '--format', 'md', '--revision', '0'], /^--revision takes a number from 1\./],
] as const)(
  'what was typed wrong, as %j, is answered with 2 and a hint',
  async ([args, words], { command }) => {
    const { code, stdout, stderr } = await command(...args)

    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(words)
  },
)

test('what a person can put right is said in one line', async ({ command, file }) => {
  const [wrongSetting, noDatabase, noArticle, noFolder] = await Promise.all([
    tickmark({ PORT: 'many' }, 'seed'),
    tickmark({ DATABASE_URL: `file:${file}.elsewhere` }, 'report', SAMPLE, '--format', 'md'),
    command('report', 'no-such-article', '--format', 'md'),
    command('report', SAMPLE, '--format', 'md', '--output', join(file, 'report.md')),
  ])

  const said = [wrongSetting, noDatabase, noArticle, noFolder]
  expect(said.map(({ code }) => code)).toEqual([1, 1, 1, 1])
  expect(wrongSetting.stderr).toMatch(/^The setting PORT is wrong: [^\n]+\n$/)
  expect(noDatabase.stderr).toMatch(/^There is no database [^\n]+elsewhere\. Check DATABASE_URL\.\n$/)
  expect(noArticle.stderr).toMatch(/^There is no article no-such-article\n$/)
  expect(noFolder.stderr).toMatch(/^\S+report\.md cannot be written \(ENOTDIR\)\.\n$/)
  expect(existsSync(`${file}.elsewhere`)).toBe(false)
})

test('output that nobody reads to its end is no error', ({ file }) => {
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['-o', 'pipefail', '-c', `"${process.execPath}" "${CLI}" report ${SAMPLE} --format json | head -1`],
    { env: settingsFor({ DATABASE_URL: `file:${file}`, DATA_DIR: join(file, '..') }), encoding: 'utf8' },
  )

  expect([status, stdout, stderr]).toEqual([0, '{\n', ''])
})
