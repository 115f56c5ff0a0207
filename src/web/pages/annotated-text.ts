import { annotate, type Piece } from '../../domain/annotation.js'
import { coverArticle, type CoverageCounts, type PartSpan } from '../../domain/article-coverage.js'
import { PARTS, type Part } from '../../domain/claims.js'
import type { SentenceCoverage } from '../../domain/coverage.js'
import { looksLikeFurniture } from '../../domain/furniture.js'
import type { Sentence } from '../../domain/sentences.js'
import type { Verdict } from '../../domain/verdicts.js'
import type { WaiverReason } from '../../domain/waivers.js'
import type { Href } from '../markup.js'
import { WAIVER_LABELS, type VerdictWord } from '../words.js'
import { hangingNumbers } from './hanging-numbers.js'

/** A revision with all that is marked in it. */
export interface MarkedText<S extends Sentence & PartSpan> {
  readonly revision: Readonly<Record<Part, string>>
  readonly sentences: readonly S[]
  readonly claims: readonly { readonly number: number; readonly verdict: Verdict | null }[]
  readonly placements: readonly (PartSpan & { readonly number: number })[]
  readonly waivers: readonly (PartSpan & { readonly reason: WaiverReason })[]
}

/** What stands in the margin beside a sentence: its number and state, or the claims that stand in it. */
export type SentenceMargin = 'number' | 'claims'

/** One part of a revision with its claims marked. */
export interface TextPart {
  readonly part: Part
  readonly paragraphs: readonly TextParagraph[]
}

export interface TextParagraph {
  readonly number: number
  readonly sentences: readonly TextSentence[]
}

export interface TextSentence {
  /** "1.2"; '' for the headline. */
  readonly label: string
  /** Where it stands in its part, in code points: "12-40". */
  readonly span: string
  /** What can be done with it; `null` where nothing can. */
  readonly href: Href | null
  readonly state: SentenceCoverage
  readonly selected: boolean
  /** It may begin on the line of the last number in the margin: its own stands in the text, so that they do not meet. */
  readonly inline: boolean
  /** Why it is waived; '' when it is not. */
  readonly waiver: string
  /** Uncovered, and it looks like furniture of a web page: a candidate for a waiver. */
  readonly furniture: boolean
  /** The claims that stand in it, as they begin. */
  readonly claims: readonly TextClaim[]
  readonly pieces: readonly TextPiece[]
  readonly gapAfter: string
}

/** A claim beside its sentence. */
export interface TextClaim {
  readonly number: number
  readonly verdict: VerdictWord
}

export interface TextPiece {
  readonly text: string
  readonly head: string
  readonly lastWord: string
  /** Where the words lead: to the innermost claim. `null` where no claim stands. */
  readonly href: Href | null
  /** Outermost first; each as the classes of its `<mark>`. */
  readonly marks: readonly string[]
  /** The claims whose words end here. */
  readonly ends: readonly TextNumber[]
}

/** The number behind a claim's words. */
export interface TextNumber extends TextClaim {
  readonly selected: boolean
  readonly href: Href
  /** The anchor of the claim's first words in reading order; '' behind its other places. */
  readonly anchor: string
}

export interface AnnotatedText<S> {
  /** In reading order, each with what became of it. */
  readonly sentences: readonly (S & { readonly state: SentenceCoverage })[]
  readonly parts: readonly TextPart[]
  readonly counts: CoverageCounts
}

/**
 * Lays out the text of a revision for the page.
 *
 * @param open  the number of the claim whose card is open
 * @param hrefOf  where a claim's words and number lead
 * @param sentenceLook  where a sentence's number leads, and which sentence is open
 */
export function annotatedText<S extends Sentence & PartSpan>(
  marked: MarkedText<S>,
  open: number | null,
  hrefOf: (claim: number) => Href,
  sentenceLook: { readonly href: (sentence: S) => Href | null; readonly open: (sentence: S) => boolean } = {
    href: () => null,
    open: () => false,
  },
): AnnotatedText<S> {
  const { revision, placements, waivers } = marked
  const { sentences, counts } = coverArticle(revision, marked.sentences, placements, waivers)
  const verdicts = new Map(marked.claims.map(({ number, verdict }) => [number, verdict]))
  const verdictOf = (claim: number): VerdictWord => verdicts.get(claim) ?? 'open'
  const anchored = new Set<number>()

  const numberAt = (claim: number): TextNumber => {
    const anchor = anchored.has(claim) ? '' : `claim-${claim}`
    anchored.add(claim)
    return {
      number: claim,
      verdict: verdictOf(claim),
      selected: claim === open,
      href: hrefOf(claim),
      anchor,
    }
  }
  const pieceOf = ({ text, head, lastWord, marks }: Piece): TextPiece => {
    const innermost = marks.at(-1)
    return {
      text,
      head,
      lastWord,
      href: innermost ? hrefOf(innermost.claim) : null,
      marks: marks.map(
        ({ claim, depth, level }) =>
          `v-${verdictOf(claim)} depth-${Math.min(depth, 2)} level-${Math.min(level, 3)}${
            claim === open ? ' selected' : ''
          }`,
      ),
      // The innermost ends first.
      ends: marks
        .flatMap(({ claim, last }) => (last ? [claim] : []))
        .reverse()
        .map(numberAt),
    }
  }

  // The body first: what the headline repeats is anchored where the text says it.
  const laidOut = [...PARTS].reverse().map((part) => {
    const here = sentences.filter((sentence) => sentence.part === part)
    const marks = placements
      .filter((place) => place.part === part)
      .map(({ number, span }) => ({ id: number, span }))
    const known = new Map(here.map((sentence) => [sentence.span.start, sentence]))
    const reasons = waivers.filter((waiver) => waiver.part === part)
    const paragraphs = annotate(revision[part], here, marks).map(({ number, sentences }) => {
      const hangs = hangingNumbers()
      return {
        number,
        sentences: sentences.map(({ label, span, pieces, gapAfter }) => {
          const sentence = known.get(span.start)
          const state = sentence?.state ?? 'uncovered'
          const words = pieces.map(({ text }) => text).join('')
          const waiver = reasons.find((each) => each.span.start < span.end && each.span.end > span.start)
          return {
            label: part === 'headline' ? '' : label,
            span: `${span.start}-${span.end}`,
            href: sentence ? sentenceLook.href(sentence) : null,
            state,
            selected:
              sentence !== undefined && sentenceLook.open(sentence)
                ? true
                : pieces.some((piece) => piece.marks.some(({ claim }) => claim === open)),
            inline: !hangs(span),
            waiver: state === 'waived' && waiver ? WAIVER_LABELS[waiver.reason] : '',
            furniture: state === 'uncovered' && looksLikeFurniture(words),
            claims: [...new Set(pieces.flatMap(({ marks }) => marks.map(({ claim }) => claim)))].map(
              (claim) => ({
                number: claim,
                verdict: verdictOf(claim),
              }),
            ),
            pieces: pieces.map(pieceOf),
            gapAfter,
          }
        }),
      }
    })
    return { part, paragraphs }
  })
  return { sentences, parts: laidOut.reverse(), counts }
}
