import { diffArrays } from 'diff'
import { PARTS } from './claims.js'
import type { RevisionParts } from './revisions.js'

/** A stretch of text that both have, or that was taken out or put in. */
export interface DifferencePiece {
  readonly kind: 'same' | 'out' | 'in'
  readonly text: string
}

/** Paragraphs that both texts have, or that differ, word by word. */
export interface DifferenceBlock {
  readonly same: boolean
  /** How many paragraphs it is, of the longer side. */
  readonly paragraphs: number
  readonly pieces: readonly DifferencePiece[]
}

/** Two texts that are to be compared, part by part. */
export interface ToCompare {
  readonly before: RevisionParts
  readonly after: RevisionParts
}

/** Does so where it holds up nobody: a long text takes a tenth of a second. */
export type CompareTexts = (work: ToCompare) => Promise<readonly DifferenceBlock[]>

/** More edits than this make one change of a whole stretch. It bounds time, not a clock. */
const MOST_EDITS = 400

/** Headline, standfirst and body of two texts, compared one after the other. */
export function compareTexts({ before, after }: ToCompare): readonly DifferenceBlock[] {
  const blocks: DifferenceBlock[] = []
  for (const block of PARTS.flatMap((part) => differenceOf(before[part], after[part]))) {
    const last = blocks.at(-1)
    if (last?.same !== true || !block.same) blocks.push(block)
    else blocks[blocks.length - 1] = joined(last, block)
  }
  return blocks
}

/** What stayed the same over the end of a part is one stretch. */
const joined = (one: DifferenceBlock, other: DifferenceBlock): DifferenceBlock => ({
  same: true,
  paragraphs: one.paragraphs + other.paragraphs,
  pieces: [...one.pieces, { kind: 'same', text: '\n' }, ...other.pieces],
})

/**
 * Compares two texts for a person to read: paragraphs first, and the words of those that differ.
 *
 * @returns blocks in order; the pieces of what is not put in add up to `before`, of what is not taken out to `after`, but
 *   for empty lines
 */
export function differenceOf(before: string, after: string): readonly DifferenceBlock[] {
  const blocks: DifferenceBlock[] = []
  let [gone, come]: [readonly string[], readonly string[]] = [[], []]
  const flush = (): void => {
    if (gone.length + come.length === 0) return
    const pieces = wordPieces(gone.join('\n'), come.join('\n'))
    blocks.push({ same: false, paragraphs: Math.max(gone.length, come.length), pieces })
    ;[gone, come] = [[], []]
  }
  for (const { kind, values } of changesOf(paragraphs(before), paragraphs(after))) {
    if (kind === 'out') gone = [...gone, ...values]
    else if (kind === 'in') come = [...come, ...values]
    else {
      flush()
      blocks.push({
        same: true,
        paragraphs: values.length,
        pieces: [{ kind: 'same', text: values.join('\n') }],
      })
    }
  }
  flush()
  return blocks
}

const paragraphs = (text: string): readonly string[] =>
  text.split(/[\n\r]+/).filter((line) => line.trim() !== '')

const wordPieces = (before: string, after: string): readonly DifferencePiece[] =>
  changesOf(words(before), words(after)).map(({ kind, values }) => ({ kind, text: values.join('') }))

/** Words, white space and single signs. */
const words = (text: string): readonly string[] => text.match(/\s+|[\p{L}\p{N}\p{M}’']+|[^\s]/gu) ?? []

interface Change {
  readonly kind: DifferencePiece['kind']
  readonly values: readonly string[]
}

function changesOf(before: readonly string[], after: readonly string[]): readonly Change[] {
  const changes = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS })
  if (changes !== undefined)
    return changes.map(({ added, removed, value }) => ({
      kind: added ? 'in' : removed ? 'out' : 'same',
      values: value,
    }))
  const all: readonly Change[] = [
    { kind: 'out', values: before },
    { kind: 'in', values: after },
  ]
  return all.filter(({ values }) => values.length > 0)
}
