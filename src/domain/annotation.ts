import { graphemeStart } from './placements.js'
import { type CodePointIndex, indexCodePoints, type Span } from './spans.js'
import type { Sentence } from './sentences.js'

/** One placement to be shown: the number of its claim and where it stands. A claim may have several. */
export interface Mark {
  readonly id: number
  readonly span: Span
}

/** A mark around one piece of text, listed from the outermost to the innermost. */
export interface PieceMark {
  /** The claim's number. */
  readonly claim: number
  /** How many marks deep on this piece, 1 for the outermost: the tint goes by it. */
  readonly depth: number
  /**
   * Which of the underlines on top of each other is this mark's, 1 for the highest. The same on all pieces of a
   * placement, so that its underline stays level where another claim begins or ends, and different from those
   * of the marks it meets.
   */
  readonly level: number
  /** Whether the placement begins with this piece. */
  readonly first: boolean
  /** Whether it ends with this piece, so that the claim's number stands right behind it. */
  readonly last: boolean
}

/** A stretch of a sentence over which the same marks hold. `text` is `head + lastWord`. */
export interface Piece {
  readonly text: string
  readonly head: string
  /** What stays on one line with the number behind it; '' where no placement ends with this piece. */
  readonly lastWord: string
  readonly marks: readonly PieceMark[]
}

export interface AnnotatedSentence {
  /** "1.2": paragraph 1, sentence 2. */
  readonly label: string
  readonly span: Span
  readonly pieces: readonly Piece[]
  /** The white space up to the next sentence of the same paragraph, '' behind the last. */
  readonly gapAfter: string
}

export interface AnnotatedParagraph {
  readonly number: number
  readonly sentences: readonly AnnotatedSentence[]
}

/** A mark on its way through the text, in string indices. */
interface Running extends Span {
  readonly claim: number
  /** 0 until its first piece. */
  level: number
}

/**
 * Cuts a text into pieces for showing its claims as nested marks. A sentence is cut wherever a mark starts or
 * ends; of the marks on a piece the outermost is the one that starts first, then the longer, then the one with
 * the lower number. A claim that crosses sentences or paragraphs is shown in each of them, and a mark that
 * covers no sentence (empty, or on white space alone) is not shown.
 *
 * @param sentences in order, not overlapping, paragraphs ascending
 * @param marks     in any order, overlapping or not; parts outside the sentences are left out
 */
export function annotate(
  body: string,
  sentences: readonly Sentence[],
  marks: readonly Mark[],
): readonly AnnotatedParagraph[] {
  const index = indexCodePoints(body)
  const waiting = marks.map((mark) => runningMark(mark, index)).sort(outermostFirst)
  const cuts = [...new Set(waiting.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b)

  const paragraphs: { number: number; sentences: AnnotatedSentence[] }[] = []
  let running: readonly Running[] = []
  let arrived = 0
  let nextCut = 0
  for (const [nth, { span, paragraph, ordinal }] of sentences.entries()) {
    const next = sentences[nth + 1]
    const sentenceEnd = index.indexOf(span.end)
    const resumesAt = next === undefined ? body.length : index.indexOf(next.span.start)

    const pieces: Piece[] = []
    let start = index.indexOf(span.start)
    while (start < sentenceEnd) {
      while ((cuts[nextCut] ?? sentenceEnd) <= start && nextCut < cuts.length) nextCut += 1
      const end = Math.min(cuts[nextCut] ?? sentenceEnd, sentenceEnd)
      const from = arrived
      while ((waiting[arrived]?.start ?? end) <= start) arrived += 1
      running = [...running, ...waiting.slice(from, arrived)].filter((mark) => mark.end > start)
      // A mark that ends on the white space behind the sentence ends with its last word.
      pieces.push(pieceOf(body.slice(start, end), running, end === sentenceEnd ? resumesAt : end))
      start = end
    }

    const gapAfter = next?.paragraph === paragraph ? body.slice(sentenceEnd, resumesAt) : ''
    const sentence = { label: `${paragraph}.${ordinal}`, span, pieces, gapAfter }
    const last = paragraphs.at(-1)
    if (last?.number === paragraph) last.sentences.push(sentence)
    else paragraphs.push({ number: paragraph, sentences: [sentence] })
  }
  return paragraphs
}

function runningMark({ id, span }: Mark, { indexOf }: CodePointIndex): Running {
  return { claim: id, start: indexOf(span.start), end: indexOf(span.end), level: 0 }
}

function outermostFirst(a: Running, b: Running): number {
  return a.start - b.start || b.end - a.end || a.claim - b.claim
}

function pieceOf(text: string, running: readonly Running[], reach: number): Piece {
  const marks = running.map((mark, nth) => {
    const first = mark.level === 0
    if (first) mark.level = freeLevel(running)
    return { claim: mark.claim, depth: nth + 1, level: mark.level, first, last: mark.end <= reach }
  })
  const split = marks.some(({ last }) => last) ? lastWordStart(text) : text.length
  return { text, head: text.slice(0, split), lastWord: text.slice(split), marks }
}

function freeLevel(running: readonly Running[]): number {
  const taken = new Set(running.map(({ level }) => level))
  let level = 1
  while (taken.has(level)) level += 1
  return level
}

/** In string units. A longer word (an address) may break, and then only its last character holds on. */
const LONGEST_UNBROKEN = 24

/** Where the last word begins that must not be parted from the number behind it. */
function lastWordStart(text: string): number {
  const end = text.trimEnd().length
  const word = /\S*$/.exec(text.slice(Math.max(0, end - LONGEST_UNBROKEN - 1), end))?.[0] ?? ''
  // Chinese and Japanese break a line between any two characters, so one is all it takes.
  const breaks = word.length > LONGEST_UNBROKEN || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word)
  return breaks ? graphemeStart(text, end - 1) : end - word.length
}
