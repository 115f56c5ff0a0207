import type { PartSpan } from './article-coverage.js'
import { canBeApplied, type NewChangeRequest, type StandingRequest } from './change-requests.js'
import { PARTS, type Part } from './claims.js'
import { cutOut } from './cutting.js'
import { applyEdits, inOrder, type Edit } from './edits.js'
import type { RevisionParts } from './revisions.js'
import { codePoints, overlaps, textOf, type Span } from './spans.js'

/** A request that the author agreed to, with where its claim stands in the newest revision. */
export interface AgreedRequest extends StandingRequest, Pick<NewChangeRequest, 'before' | 'after'> {
  readonly id: number
  /** The number of the claim. */
  readonly claim: number
  readonly places: readonly PartSpan[]
}

/** A request with the places that it changes; `why` says why it cannot be applied, '' where it can. */
export interface Applicable<Request> {
  readonly request: Request
  readonly places: readonly PartSpan[]
  readonly why: string
}

/** The edits of each part of a text. */
export type TextEdits = Readonly<Record<Part, readonly Edit[]>>

/**
 * Says which of the agreed requests can be applied to a text: those that say which words come in the place of which,
 * whose old words stand at a place of their claim still, and that no other such request overlaps.
 *
 * @returns one for each, in their order; what it says of each does not depend on that order
 */
export function readAgreed<Request extends AgreedRequest>(
  requests: readonly Request[],
  text: RevisionParts,
): readonly Applicable<Request>[] {
  const alone = requests.map((request) => {
    const places = request.places.filter(({ part, span }) => textOf(text[part], span) === request.before)
    return { request, places, why: whyNotAlone(request, places.length > 0, text) }
  })
  return alone.map((each) => {
    if (each.why !== '') return each
    const other = alone.find(
      (rival) => rival !== each && rival.why === '' && overlap(each.places, rival.places),
    )
    if (other === undefined) return each
    const { claim, before } = other.request
    const whose =
      claim === each.request.claim ? 'another request of this claim' : `a request of claim ${claim}`
    return { ...each, why: `It overlaps ${whose}, “${before}”: take one of the two back` }
  })
}

function whyNotAlone(request: AgreedRequest, stands: boolean, text: RevisionParts): string {
  if (!canBeApplied(request))
    return 'It does not say the new words: take it back, and ask with the words that were agreed'
  if (stands) return ''
  const [place] = request.places
  if (place === undefined) return 'The claim has no place in this text: say first where its words are'
  const words = textOf(text[place.part], place.span)
  return `The claim’s words are others by now, “${words}”: take it back, and ask anew if it still holds`
}

const overlap = (places: readonly PartSpan[], others: readonly PartSpan[]): boolean =>
  places.some((place) =>
    others.some((other) => place.part === other.part && overlaps(place.span, other.span)),
  )

/**
 * The edits that put requests into a text, which {@link readAgreed} found to be applicable. Cuts that stand beside each
 * other are mended as one.
 */
export function editsOf(
  chosen: readonly Applicable<AgreedRequest>[],
  text: RevisionParts,
  language: string,
): TextEdits {
  return byPart((part) => {
    const wanted = inOrder(
      chosen.flatMap(({ request, places }) =>
        places
          .filter((place) => place.part === part)
          .map(({ span }) => ({ ...span, words: request.kind === 'cut' ? null : request.after })),
      ),
    )
    return mended(text[part], joined(text[part], wanted), language)
  })
}

/** Words that are to be replaced; `null` for those that are to be cut. */
interface Wanted extends Span {
  readonly words: string | null
}

/** Cuts with nothing but white space between them, on one line, are one. */
function joined(text: string, wanted: readonly Wanted[]): readonly Wanted[] {
  const all: Wanted[] = []
  for (const each of wanted) {
    const last = all.at(-1)
    const between = last && textOf(text, { start: last.end, end: each.start })
    if (last?.words === null && each.words === null && /^[^\S\n]*$/u.test(between ?? ''))
      all[all.length - 1] = { ...last, end: each.end }
    else all.push(each)
  }
  return all
}

function mended(text: string, wanted: readonly Wanted[], language: string): readonly Edit[] {
  const edits: Edit[] = []
  for (const [nth, { start, end, words }] of wanted.entries()) {
    const within = { start: edits.at(-1)?.end ?? 0, end: wanted[nth + 1]?.start ?? codePoints(text) }
    edits.push(
      words === null ? cutOut(text, { start, end }, within, language) : { start, end, words, cut: null },
    )
  }
  return edits
}

/** The text with the edits in it. */
export const editedText = (text: RevisionParts, edits: TextEdits): RevisionParts =>
  byPart((part) => applyEdits(text[part], edits[part]))

const byPart = <T>(of: (part: Part) => T): Readonly<Record<Part, T>> =>
  Object.fromEntries(PARTS.map((part) => [part, of(part)])) as Record<Part, T>
