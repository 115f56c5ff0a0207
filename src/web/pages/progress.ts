import type { Agreement } from '../../domain/approvals.js'
import type { Progress } from '../../domain/progress.js'
import { VERDICT_LABELS, type VerdictWord } from '../words.js'

/** The bar of an article's claims by verdict, and the counts under it. */
export interface ProgressView {
  readonly total: number
  /** "9 of 28 reviewed". */
  readonly reviewed: string
  /** Verdicts in the order of the bar. */
  readonly counts: readonly ProgressCount[]
  /** The parts of the bar that are not empty, in tenths of a per cent of its width, at least wide enough to be seen. */
  readonly segments: readonly {
    readonly verdict: VerdictWord
    readonly start: number
    readonly width: number
  }[]
}

export interface ProgressCount {
  readonly verdict: VerdictWord
  readonly label: string
  readonly count: number
}

const ORDER = ['confirmed', 'unconfirmed', 'disputed', 'open'] as const

/** Width of the bar in its own units. */
const WIDTH = 1000
/** The gap between parts, and the least width of a part, in the same units. */
const GAP = 6

export function progressView(progress: Progress): ProgressView {
  const shown = ORDER.filter((verdict) => progress[verdict] > 0)
  const room = WIDTH - GAP * (shown.length - 1)
  let start = 0
  const segments = shown.map((verdict) => {
    const width = Math.max(GAP, Math.round((room * progress[verdict]) / progress.total))
    const segment = { verdict, start, width }
    start += width + GAP
    return segment
  })
  return {
    total: progress.total,
    reviewed: `${progress.reviewed} of ${progress.total}`,
    counts: ORDER.map((verdict) => ({
      verdict,
      label: VERDICT_LABELS[verdict].toLowerCase(),
      count: progress[verdict],
    })),
    segments,
  }
}

/** "2 approved, 1 contested, 3 still need an approval"; '' when there is nothing to say. */
export function agreementSentence({ approved, contested, outstanding }: Agreement): string {
  return [
    ...(approved > 0 ? [`${approved} approved`] : []),
    ...(contested > 0 ? [`${contested} contested`] : []),
    ...(outstanding > 0 ? [`${outstanding} still ${outstanding === 1 ? 'needs' : 'need'} an approval`] : []),
  ].join(', ')
}
