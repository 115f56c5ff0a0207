import type { Turn } from './drive.js'
import type { Scenario } from './scenarios.js'

/** The turns of the app and of the floor, one of each in every round. */
export interface Measured {
  readonly scenario: Scenario
  readonly app: readonly Turn[]
  readonly floor: readonly Turn[]
}

/** Writes what was measured as a table, and under it which targets were reached. */
export function tableOf(measured: readonly Measured[]): string {
  const head = ['', 'app ms CPU', 'floor ms CPU', 'ratio', 'app ms median', 'floor ms median', 'requests']
  const rows = measured.map((each) => [
    each.scenario.name,
    withRange(
      each.app.map(({ cpu }) => cpu),
      2,
    ),
    withRange(
      each.floor.map(({ cpu }) => cpu),
      3,
    ),
    withRange(ratios(each), 1),
    middle(latencies(each.app)).toFixed(2),
    middle(latencies(each.floor)).toFixed(2),
    String(latencies(each.app).length),
  ])
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  ')
  return [...[head, ...rows].map(line), '', ...measured.flatMap(targetOf)].join('\n')
}

const latencies = (turns: readonly Turn[]): readonly number[] => turns.flatMap((turn) => turn.latencies)

/** Round by round: what slows the machine for a while slows both. */
const ratios = ({ app, floor }: Measured): readonly number[] =>
  app.map(({ cpu }, round) => cpu / floor[round]!.cpu)

function targetOf(each: Measured): readonly string[] {
  const { name, target } = each.scenario
  if (target === null) return []
  const [reached, limit] =
    'floors' in target
      ? [middle(ratios(each)), `${target.floors} times the floor's CPU`]
      : [middle(each.app.map(({ cpu }) => cpu)), `${target.milliseconds} ms of CPU`]
  const most = 'floors' in target ? target.floors : target.milliseconds
  return [
    `${reached < most ? 'reached    ' : 'NOT reached'}  ${name}: ${reached.toFixed(1)}, to stay under ${limit}`,
  ]
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN
}

/** "1.20 (1.10–1.40)": the middle of the rounds, the least and the most. */
function withRange(values: readonly number[], digits: number): string {
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits))
  return `${middle(values).toFixed(digits)} (${least}–${most})`
}
