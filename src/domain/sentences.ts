import { continuesAbbreviation } from './abbreviations.js'
import { indexCodePoints, type Span } from './spans.js'

/** A sentence and its place: `paragraph` and, within that, `ordinal` both count from 1 and are shown as "1.2". */
export interface Sentence {
  readonly span: Span
  readonly paragraph: number
  readonly ordinal: number
}

/**
 * `Intl.Segmenter` takes quadratic time on Node 20 (144 KB in one piece: 2.2 s), so it gets no more than this
 * many string units at once. A longer sentence is read in several pieces and still comes out whole.
 */
const LONGEST_READ = 4_000

/** How much of the text on either side of a boundary decides whether it is one. */
const CONTEXT = 48

const LINE = /[^\n\r\v\f\u2028\u2029]+/g
const CLOSERS = String.raw`[\p{Pe}\p{Pf}"']*`
const OPENERS = String.raw`[\p{Ps}\p{Pi}"']*`

/**
 * Sentence ends that the Unicode rules pass over: behind an ellipsis or a footnote mark ("war.[1] The") where a
 * capital follows. A spaced ellipsis between words ends nothing.
 */
const MORE_ENDS = new RegExp(
  [
    String.raw`(?<=\S)…${CLOSERS}\s+(?=${OPENERS}\p{Lu})`,
    String.raw`[.!?…]${CLOSERS}(?:\[\p{N}{1,3}\])+\s+(?=${OPENERS}\p{Lu})`,
  ].join('|'),
  'gu',
)

/** "He left. | 12 people followed." The three letters keep "p. 12" whole; English lists the longer exceptions. */
const ENDS_BEFORE_FIGURE = new RegExp(String.raw`(?<=\p{L}{3})\.${CLOSERS}\s+(?=${OPENERS}\p{N})`, 'gu')

/**
 * Splits a text into its sentences. A line break always ends one.
 *
 * @param body     the text of one revision, exactly as stored; any string, even one that is not well-formed
 * @param language a BCP 47 tag, of which the language alone matters; the abbreviations are applied to English
 * @returns spans in Unicode code points, in order, not overlapping and with white space at neither end; what
 *   lies between them is white space only. Empty for a text of white space. Never throws, and takes time
 *   linear in the length of the text.
 * @see Unicode Standard Annex 29, Sentence Boundaries; the joins and further ends are this desk's own
 */
export function splitSentences(body: string, language = 'en'): readonly Span[] {
  const primary = /^[a-z]{2,3}(?![a-z])/i.exec(language)?.[0].toLowerCase() ?? 'en'
  const segmenter = new Intl.Segmenter(primary, { granularity: 'sentence' })
  const { offsetOf } = indexCodePoints(body)

  const sentences: Span[] = []
  for (const { 0: line, index } of body.matchAll(LINE)) {
    for (const { start, end } of splitLine(line, segmenter, primary === 'en')) {
      sentences.push({ start: offsetOf(index + start), end: offsetOf(index + end) })
    }
  }
  return sentences
}

/** The sentences of a text with their paragraphs and numbers, as the page shows them. */
export function readSentences(body: string, language = 'en'): readonly Sentence[] {
  const spans = splitSentences(body, language)
  const paragraphs = paragraphsOf(body, spans)
  let ordinal = 0
  return spans.map((span, nth) => {
    const paragraph = paragraphs[nth] ?? 1
    ordinal = paragraph === paragraphs[nth - 1] ? ordinal + 1 : 1
    return { span, paragraph, ordinal }
  })
}

/**
 * The paragraph that each sentence stands in, counted from 1. Text from the web breaks a line only where it
 * means to, so a single line break between two sentences is enough to start a new paragraph.
 *
 * @param sentences in order, not overlapping
 */
export function paragraphsOf(body: string, sentences: readonly Span[]): readonly number[] {
  const { indexOf } = indexCodePoints(body)
  let paragraph = 1
  return sentences.map((sentence, nth) => {
    const before = sentences[nth - 1]
    const gap = before === undefined ? '' : body.slice(indexOf(before.end), indexOf(sentence.start))
    if (/[\n\r\v\f\u2028\u2029]/.test(gap)) paragraph += 1
    return paragraph
  })
}

/** The sentences of one line, in string indices of that line, without the white space around them. */
function splitLine(line: string, segmenter: Intl.Segmenter, english: boolean): readonly Span[] {
  const ends = new Set([...unicodeEnds(line, segmenter), line.length])
  for (const { 0: end, index } of line.matchAll(MORE_ENDS)) ends.add(index + end.length)
  if (english) for (const { 0: end, index } of line.matchAll(ENDS_BEFORE_FIGURE)) ends.add(index + end.length)

  const sentences: { start: number; end: number }[] = []
  let from = 0
  let wordless = true
  for (const end of [...ends].sort((a, b) => a - b)) {
    const piece = line.slice(from, end)
    const start = from + piece.length - piece.trimStart().length
    const trimmedEnd = from + piece.trimEnd().length
    from = end
    if (trimmedEnd <= start) continue

    const last = sentences.at(-1)
    const pieceWordless = !/[\p{L}\p{N}]/u.test(piece)
    if (last !== undefined && (wordless || pieceWordless || goesOn(line, last, start, english))) {
      last.end = trimmedEnd
      wordless &&= pieceWordless
    } else {
      sentences.push({ start, end: trimmedEnd })
      wordless = pieceWordless
    }
  }
  return sentences
}

/** Where `Intl.Segmenter` ends a sentence within a line, reading it in pieces that start at such an end. */
function unicodeEnds(line: string, segmenter: Intl.Segmenter): readonly number[] {
  const ends: number[] = []
  let from = 0
  for (;;) {
    const until = Math.min(from + LONGEST_READ, line.length)
    const found = [...segmenter.segment(line.slice(from, until))].map(({ index }) => from + index).slice(1)
    if (until === line.length) return [...ends, ...found].map((end) => beforeOpeners(line, end))

    // What stands close to the cut lacks the text that decides it, so it is read again with the next piece.
    const settled = found.filter((end) => end < until - CONTEXT)
    for (const end of settled) ends.push(end)
    from = settled.at(-1) ?? wordStart(line, until - CONTEXT)
  }
}

/** The start of the word that this index stands in, or the index itself when that is far. */
function wordStart(line: string, index: number): number {
  const near = /\S*$/.exec(line.slice(index - CONTEXT, index))?.[0].length ?? CONTEXT
  return near < CONTEXT ? index - near : index
}

/** Unicode keeps "「" of "言った。「" and "[" of "war.[1]" with what goes before. They open what follows. */
function beforeOpeners(line: string, end: number): number {
  let start = end
  while (start > 0 && /[\p{Ps}\p{Pi}]/u.test(line.charAt(start - 1))) start -= 1
  return start
}

/** Whether the text at `next` belongs to the sentence before it, whatever sign that ends with. */
function goesOn(line: string, sentence: Span, next: number, english: boolean): boolean {
  const before = line.slice(Math.max(sentence.start, sentence.end - CONTEXT), sentence.end)
  const after = line.slice(next, next + CONTEXT)
  const spaced = sentence.end < next
  const whole = sentence.end - sentence.start <= CONTEXT

  // “Why?” he asked; "Yahoo! rose"; but "Was it? iPhone sales".
  if (spaced && /^\p{Ll}(?!\p{Lu})/u.test(after)) return true
  // A footnote mark.
  if (!spaced && /^\[\p{N}{1,3}\]/u.test(after)) return true
  // The query of a web address.
  if (!spaced && /[!?]$/.test(before) && /^[\p{Ll}\p{N}=&/]/u.test(after)) return true
  // A list's bullet: "1.", "(a)", "iv.".
  if (whole && /^[([]?(?:\p{N}{1,3}|\p{L}|[ivxIVX]{1,5})[.)]$/u.test(before)) return true
  // A date as Korean writes it, and what follows it: "2024. 5. 30. 발표".
  if (/\p{N}{4}\. ?\p{N}{1,2}\. ?\p{N}{1,2}\.$/u.test(before)) return true
  if (/(?:^|[^\p{L}\p{N}])\p{N}{1,4}\.$/u.test(before) && /^\p{N}{1,2}\.(?!\p{N})/u.test(after)) return true
  // A spaced ellipsis, AP's way of leaving words out: "I ... I know".
  if (/[^\s\p{P}]\s+\.{3}$/u.test(before)) return true
  return continuesAbbreviation(before, after, english)
}
