import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { LOCK, test } from './setup-project.js'

describe('the set-up', () => {
  test('installs, generates and compiles once, and is silent and quick after that', async ({ project }) => {
    const first = await project.setUp()
    const ranFirst = project.ran()
    const second = await project.setUp({ PATH: '' })

    expect(first).toMatchObject({ code: 0 })
    expect(first.output).toBe(
      'Installing packages (about two minutes the first time)…\nGenerating the database client…\nCompiling…\n',
    )
    expect(ranFirst).toEqual(['npm', 'prisma', 'tsc'])
    expect(second).toMatchObject({ code: 0, output: '' })
    expect(project.ran()).toEqual([])
    expect(second.seconds).toBeLessThan(first.seconds) // one program in place of four
  })

  test('leaves a command that can be run by its name', async ({ project }) => {
    await project.setUp()

    const { mode } = statSync(join(project.folder, 'dist/src/cli.js'))

    expect(mode & 0o111).toBe(0o111)
  })

  test('installs what tests need, whatever npm is told to leave out', async ({ project }) => {
    await project.setUp({ NODE_ENV: 'production', npm_config_omit: 'dev' })

    expect(readFileSync(join(project.folder, 'npm-arguments'), 'utf8')).toContain('--include=dev')
  })

  test.for([
    ['a package', 'package-lock.json', JSON.stringify(LOCK).replace('1.0.0', '1.0.1'), ['npm']],
    [
      'an optional package',
      'package-lock.json',
      JSON.stringify(LOCK).replace(/1\.0\.0(?=.{3,20}true)/, '2.0.0'),
      [],
    ],
    ['the schema', 'prisma/schema.prisma', 'two', ['prisma', 'tsc']],
    [
      'the version of prisma',
      'node_modules/prisma/package.json',
      '{ "version": "7.0.1" }',
      ['prisma', 'tsc'],
    ],
    ['a source', 'src/server.ts', 'two', ['tsc']],
    ['a source that is new', 'seed/more.ts', 'one', ['tsc']],
    ['a setting of the compiler', 'tsconfig.json', '{}', ['tsc']],
    ['a text that is not compiled', 'seed/article.txt', 'two', []],
  ] as const)('does again what a change of %s asks for', async ([, file, text, again], { project }) => {
    await project.setUp()
    project.ran()

    project.write(file, text)
    const { code } = await project.setUp()

    expect(code).toBe(0)
    expect(project.ran()).toEqual(again)
    expect(await project.setUp()).toMatchObject({ code: 0, output: '' })
  })

  test.for([
    ['npm', 'node_modules/.package-lock.json'],
    ['npm', 'node_modules/sqlite3'],
    ['prisma', 'src/db/generated/client.ts'],
    ['tsc', 'dist/src/server.js'],
  ] as const)('lets %s make %s again when it was deleted', async ([maker, file], { project }) => {
    await project.setUp()
    project.ran()

    project.remove(file)
    await project.setUp()

    expect(project.ran()).toEqual([maker])
    expect(project.has(file)).toBe(true)
  })

  test('removes what was compiled from a source that is gone', async ({ project }) => {
    project.write('src/old.ts', 'one')
    await project.setUp()

    project.remove('src/old.ts')
    await project.setUp()

    expect(project.has('dist/src/old.js')).toBe(false)
    expect(project.has('dist/src/server.js')).toBe(true)
  })

  test('stops at sources that do not compile, and tries them again', async ({ project }) => {
    project.write('src/wrong.ts', 'one')
    const wrong = await project.setUp()
    project.ran()

    const again = await project.setUp()

    expect(wrong).toMatchObject({ code: 1 })
    expect(wrong.output).toContain('wrong.ts(1,1): error\nThe sources do not compile: see above.\n')
    expect(again.code).toBe(1)
    expect(project.ran()).toEqual(['tsc'])
  })

  test('names in one line the tools that are missing when the packages cannot be installed', async ({
    project,
  }) => {
    project.write('empty/.keep', '')

    const { code, output } = await project.setUp({ FAIL: 'yes', PATH: join(project.folder, 'empty') })

    const line = output.trimEnd().split('\n').at(-1)
    expect(code).toBe(1)
    expect(output).toContain('gyp ERR!')
    expect(line).toMatch(
      /^Compiling sqlite3 needs python3, make, a C\+\+ compiler, not found here\. Debian.*macOS.*Windows/,
    )
  })

  test('does not blame the tools when they are there', async ({ project }) => {
    for (const tool of ['python3', 'make', 'clang++']) project.write(`full/${tool}`, '')

    const { output } = await project.setUp({ FAIL: 'yes', PATH: join(project.folder, 'full') })

    expect(output).toContain('The packages could not be installed')
    expect(output).not.toContain('needs')
  })

  test('compiles where the path has no space, when its own has one', async ({ spaced }) => {
    const first = await spaced.setUp()
    const second = await spaced.setUp()

    const native = join(spaced.folder, 'node_modules/sqlite3/build/Release/node_sqlite3.node')
    const compiledIn = readFileSync(native, 'utf8') // the stand-in writes its folder there
    expect(first.code).toBe(0)
    expect(compiledIn).not.toContain(' ')
    expect(existsSync(compiledIn)).toBe(false)
    expect(second).toMatchObject({ code: 0, output: '' })
    expect(spaced.ran()).toEqual(['npm', 'prisma', 'tsc'])
  })

  test('waits for another one, and does nothing that the other has done', async ({ project }) => {
    const both = await Promise.all([project.setUp(), project.setUp()])

    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(project.ran()).toEqual(['npm', 'prisma', 'tsc'])
    expect(project.has('dist/.setup-lock')).toBe(false)
  })

  test('does not wait for one that was killed', async ({ project }) => {
    project.write('dist/.setup-lock', '999999999') // no process has this number

    expect(await project.setUp()).toMatchObject({ code: 0 })
    expect(project.ran()).toEqual(['npm', 'prisma', 'tsc'])
  })
})
