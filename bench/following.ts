import { parseArgs } from 'node:util'
import { followPlacements } from '../src/domain/placements.js'
import { splitSentences } from '../src/domain/sentences.js'
import { bodyOf, editsOf, LONG, spansIn } from './text.js'

const HELP = `Usage: npx tsx bench/following.ts [--claims <n>] [--rounds <n>]

Follows so many claims (800), each on words of its own, from a text of about 100,000 characters into edited ones, and
says what that takes: milliseconds of CPU, and how often both texts can be split into sentences meanwhile (the floor).
`

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '800' },
    rounds: { type: 'string', default: '5' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) process.stdout.write(HELP)
else bench(Number(values.claims), Number(values.rounds))

function bench(claims: number, rounds: number): void {
  const before = bodyOf(LONG)
  const spans = spansIn(before, claims)
  const line = (name: string, cells: readonly string[]) =>
    process.stdout.write(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(14)).join('')}\n`)
  line(`${before.length} characters`, ['first, ms', 'median, ms', 'floor, ms', 'ratio'])
  for (const [name, after] of Object.entries(editsOf(before))) {
    const follow: number[] = []
    const floor: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      follow.push(cpuOf(() => followPlacements(before, after, spans)))
      floor.push(cpuOf(() => [splitSentences(before), splitSentences(after)]))
    }
    const [own, least] = [middle(follow), middle(floor)]
    line(name, [follow[0]!.toFixed(0), own.toFixed(0), least.toFixed(0), (own / least).toFixed(1)])
  }
}

/** Milliseconds of CPU, of all threads: the collector's too. */
function cpuOf(work: () => unknown): number {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  return (user + system) / 1000
}

function middle(figures: readonly number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!
}
