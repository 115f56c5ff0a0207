import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { splitSentences } from '../src/domain/sentences.js'
import { projectRoot } from '../src/project-root.js'
import { textThreads } from '../src/threads/text-threads.js'
import { startApp } from './app.js'
import { makeArticle } from './desk.js'
import { sendDraft } from './drafts.js'
import { send, takeTurn } from './drive.js'
import type { Running } from './processes.js'
import { bodyOf, editsOf, LONG, spansIn } from './text.js'

/**
 * Usage: npx tsx bench/long-article.ts
 *
 * What an article of 100,000 characters with 800 claims costs: its review screen, splitting it, following it into a new
 * draft, and how long other people wait meanwhile. Each figure has the mark beside it that it is to stay under.
 */
const CLAIMS = 800
const ROUNDS = 5

/** What an author does to it, the gentle first: after the last nothing of it is left to be edited. */
const DRAFTS = ['one number', 'every tenth sentence', 'every sentence'] as const

const body = bodyOf(LONG)
const folder = await mkdtemp(join(tmpdir(), 'tickmark-bench-'))
try {
  say(`${body.length} characters, ${CLAIMS} claims, Node ${process.version}\n`)
  measureSplit()
  await measureThreads()
  const file = join(folder, 'tickmark.db')
  const slug = await makeArticle(file, projectRoot(), { sentences: LONG, claims: CLAIMS })
  const app = await startApp(folder, file)
  try {
    await measurePages(app, slug)
    await measureDrafts(app, slug)
  } finally {
    await app.stop()
  }
} finally {
  await rm(folder, { recursive: true })
}

function measureSplit(): void {
  const times = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage()
    splitSentences(body)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1000
  })
  report('splitting it, first', `${times[0]!.toFixed(0)} ms of CPU`, '100')
  report('splitting it, median', `${middle(times).toFixed(0)} ms of CPU`, '100')
}

/** As the program asks them: from outside, by the clock, with what it takes to hand the texts over. */
async function measureThreads(): Promise<void> {
  const { carryOver, compareTexts, end } = textThreads(projectRoot())
  const parts = (text: string) => ({ headline: 'A harbour', standfirst: '', body: text })
  const places = spansIn(body, CLAIMS).map((span) => ({ part: 'body', span }) as const)
  for (const name of DRAFTS) {
    const [before, after] = [parts(body), parts(editsOf(body)[name]!)]
    const follow: number[] = []
    const compare: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      follow.push(await clocked(() => carryOver({ before, after, language: 'en', places })))
      compare.push(await clocked(() => compareTexts({ before, after })))
    }
    report(
      `following, ${name}`,
      `first ${follow[0]!.toFixed(0)}, median ${middle(follow).toFixed(0)} ms`,
      '1500',
    )
    report(`comparing, ${name}`, `first ${compare[0]!.toFixed(0)}, median ${middle(compare).toFixed(0)} ms`)
  }
  await end()
}

async function measurePages(app: Running, slug: string): Promise<void> {
  for (const [name, query] of [
    ['review screen', ''],
    ['review screen, a claim open', '?claim=400'],
  ] as const) {
    const sample = { method: 'GET', path: `/articles/${slug}${query}`, body: '' } as const
    const scenario = { name, sample, next: () => sample, status: 200, target: null } as const
    await takeTurn(app, scenario, 6_000) // V8 compiles
    const turns: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) turns.push((await takeTurn(app, scenario, 2_000)).cpu)
    const { length } = (await send(app, sample)).body
    const range = `${Math.min(...turns).toFixed(0)}–${Math.max(...turns).toFixed(0)}`
    report(name, `${middle(turns).toFixed(0)} (${range}) ms of CPU`, '60')
    report(name, `${(length / 1000).toFixed(0)} kB`, '400')
  }
}

async function measureDrafts(app: Running, slug: string): Promise<void> {
  for (const [nth, name] of DRAFTS.entries()) {
    const { took, waits, idle } = await sendDraft(app, slug, nth + 1, editsOf(body)[name]!)
    report(`draft, ${name}`, `${took.toFixed(0)} ms by the clock`)
    report('  the longest wait of others', `${waits.toFixed(0)} ms, ${idle.toFixed(0)} without a draft`, '50')
  }
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function middle(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!
}

function report(what: string, figure: string, mark?: string): void {
  say(`${what.padEnd(36)}${figure}${mark === undefined ? '' : `  (to stay under ${mark})`}`)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
