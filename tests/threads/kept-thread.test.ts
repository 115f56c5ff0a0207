import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { expect, test as base } from 'vitest'
import { projectRoot } from '../../src/project-root.js'
import { keptThread } from '../../src/threads/kept-thread.js'

/** Answers with the number of its thread, and hangs, fails or ends when it is asked to. */
const PROGRAM = `
import { parentPort, threadId } from 'node:worker_threads'
parentPort.on('message', (question) => {
  if (question === 'hang') for (;;);
  if (question === 'fail') throw new Error('It cannot be followed')
  if (question === 'exit') process.exit(7)
  parentPort.postMessage([question, threadId])
})
`

const test = base.extend<{ readonly program: string }>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  program: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'tickmark-test-'))
    const file = join(folder, 'program.mjs')
    writeFileSync(file, PROGRAM)
    await use(file)
    rmSync(folder, { recursive: true })
  },
})

const asking = (program: string, patience?: number) =>
  keptThread<string, readonly [question: string, thread: number]>(program, patience)

const messageOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'it answered',
    (error: unknown) => (error as Error).message,
  )

test('one thread answers every question, each with its own answer', async ({ program }) => {
  const { ask, end } = asking(program)

  const answers = [...(await Promise.all([ask('one'), ask('two')])), await ask('three')]
  await end()

  expect(answers.map(([question]) => question)).toEqual(['one', 'two', 'three'])
  expect(new Set(answers.map(([, thread]) => thread)).size).toBe(1)
})

test('a thread that hangs is ended, and who asks next is answered by a new one', async ({ program }) => {
  const { ask, end } = asking(program, 1_000)
  const [, before] = await ask('before')

  const hung = messageOf(ask('hang'))
  const [question, thread] = await ask('next')
  await end()

  expect(await hung).toBe('A thread was given up after 1 seconds without an answer')
  expect([question, thread === before]).toEqual(['next', false])
})

test.for([
  ['fail', 'It cannot be followed'],
  ['exit', 'A thread ended with code 7 and no answer'],
] as const)(
  'when the thread comes to %s, who asked is told and the next is answered',
  async ([word, message], { program }) => {
    const { ask, end } = asking(program)

    const failed = messageOf(ask(word))
    const [question] = await ask('next')
    await end()

    expect(await failed).toBe(message)
    expect(question).toBe('next')
  },
)

test('a thread that was ended is begun anew', async ({ program }) => {
  const { ask, end } = asking(program)
  const [, before] = await ask('before')

  await end()
  const [, after] = await ask('after')
  await end()

  expect(after).not.toBe(before)
})

test('an idle thread does not keep the program from ending', async ({ program }) => {
  const kept = pathToFileURL(join(projectRoot(), 'dist/src/threads/kept-thread.js')).href
  const asks = join(program, '../asks.mjs')
  writeFileSync(
    asks,
    `import { keptThread } from '${kept}'
    console.log((await keptThread(${JSON.stringify(program)}).ask('only'))[0])`,
  )

  const { stdout } = await promisify(execFile)(process.execPath, [asks], { timeout: 20_000 })

  expect(stdout).toBe('only\n')
})
