import { ARTICLE_STEPS } from './replay/article-steps.js'
import { DESK_STEPS } from './replay/desk-steps.js'
import { isUid, type Replay, type ReplayLine, type Step } from './replay/rows.js'

export type { KnownRow, Replay, ReplayLine, RowKind } from './replay/rows.js'

/** What each kind of line means. A new kind of change needs an entry: a test compares it with what is appended. */
const STEPS: Readonly<Record<string, Step>> = { ...ARTICLE_STEPS, ...DESK_STEPS }

/** The kinds of change that a replay understands. */
export const REPLAYED: readonly string[] = Object.keys(STEPS)

export const startReplay = (): Replay => ({
  rows: new Map(),
  mentioned: new Set(),
  unclear: new Set(),
  unknown: new Map(),
})

/** Adds what one line says, the oldest first. Total: a line of an unknown kind is counted, and its subject is unclear. */
export function replayLine(replay: Replay, line: ReplayLine): void {
  const { action, subject, before, after } = line
  replay.mentioned.add(subject)
  for (const said of [before, after])
    for (const name in said) if (isUid(said[name])) replay.mentioned.add(said[name])
  const step = STEPS[action]
  if (step) step(replay, line, after ?? {}, before ?? {})
  else {
    replay.unknown.set(action, (replay.unknown.get(action) ?? 0) + 1)
    replay.unclear.add(subject)
  }
}
