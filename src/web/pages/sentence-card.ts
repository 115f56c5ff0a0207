import type { ArticleReview, PlacedSentence, PlacedWaiver } from '../../db/articles/article-review.js'
import { NotFound } from '../../db/errors.js'
import type { Viewer } from '../../db/people/sessions.js'
import { hintsOf } from '../../domain/check-worthiness.js'
import type { SentenceCoverage } from '../../domain/coverage.js'
import type { Problem } from '../../domain/problems.js'
import { isAtLeast, mayWithdraw } from '../../domain/roles.js'
import { overlaps, textOf } from '../../domain/spans.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { HINT_LABELS, STATE_LABELS, WAIVER_LABELS } from '../words.js'
import { placeLabel } from './new-claim.js'
import {
  mergeForm,
  splitForm,
  waiveForm,
  type CoveredSentence,
  type MergeForm,
  type RefusedWaiver,
  type SplitForm,
  type WaiveForm,
} from './sentence-forms.js'

/** The card of a sentence: what became of it, and what can be done with it. */
export interface SentenceCard {
  /** "Text 1.2". */
  readonly place: string
  readonly state: SentenceCoverage
  readonly stateLabel: string
  readonly text: string
  /** What in it can be checked, while nobody has dealt with it: "number, name"; '' for nothing. */
  readonly hints: string
  readonly claims: readonly { readonly number: number; readonly statement: string; readonly href: Href }[]
  readonly waivers: readonly WaiverView[]
  readonly markHref: Href | null
  readonly waive: WaiveForm | null
  readonly split: SplitForm | null
  readonly merge: MergeForm | null
  readonly previous: Href | null
  readonly next: Href | null
}

export interface WaiverView {
  readonly id: number
  readonly reason: string
  readonly note: string
  readonly by: string
  readonly at: When
  /** The form that lifts it, for who waived it and for editors. */
  readonly lift: {
    readonly action: Href
    readonly reason: string
    readonly problems: readonly Problem[]
  } | null
}

/** Which sentence is open, and what was sent from its card and comes back. */
export interface SentenceChoice {
  readonly id: number
  readonly waive?: RefusedWaiver
  readonly lift?: { readonly waiver: number; readonly reason: string; readonly problems: readonly Problem[] }
  readonly split?: { readonly at: string; readonly problems: readonly Problem[] }
  readonly merge?: { readonly problems: readonly Problem[] }
}

/** @throws {NotFound} when the revision has no such sentence: another one, or it was merged */
export function sentenceCard(
  { article, revision, placements, claims, waivers }: ArticleReview,
  sentences: readonly CoveredSentence[],
  viewer: Viewer,
  choice: SentenceChoice,
): SentenceCard {
  const nth = sentences.findIndex(({ id }) => id === choice.id)
  const sentence = sentences[nth]
  if (!sentence) throw new NotFound('sentence', choice.id)
  const text = revision[sentence.part]
  const words = textOf(text, sentence.span)
  const here = <R extends Pick<PlacedSentence, 'part' | 'span'>>(rows: readonly R[]): readonly R[] =>
    rows.filter(({ part, span }) => part === sentence.part && overlaps(span, sentence.span))
  const numbers = new Set(here(placements).map(({ number }) => number))
  const works = isAtLeast(viewer.role, 'reviewer') && revision.number === revision.newest
  const hrefAt = (place: number) => {
    const other = sentences[place]
    return other ? urls.sentence(article.slug, other.id) : null
  }
  return {
    place: placeLabel(sentence),
    state: sentence.state,
    stateLabel: STATE_LABELS[sentence.state],
    text: words,
    hints: sentence.state === 'uncovered' ? hintSentence(words) : '',
    claims: claims
      .filter(({ number }) => numbers.has(number))
      .map(({ number, statement }) => ({ number, statement, href: urls.claimInText(article.slug, number) })),
    waivers: here(waivers).map((waiver) => waiverView(waiver, works ? viewer : null, choice.lift)),
    markHref: works ? urls.newClaim(article.slug, { sentence: sentence.id }) : null,
    waive:
      works && (sentence.state === 'uncovered' || choice.waive)
        ? waiveForm(article.slug, revision.number, sentences.slice(nth), choice.waive)
        : null,
    split: works ? splitForm(text, sentence, choice.split) : null,
    merge: works ? mergeForm(text, sentence, sentences[nth + 1], choice.merge) : null,
    previous: hrefAt(nth - 1),
    next: hrefAt(nth + 1),
  }
}

/** "number, name"; '' for nothing. */
export const hintSentence = (words: string): string =>
  hintsOf(words)
    .map((hint) => HINT_LABELS[hint])
    .join(', ')

function waiverView(
  { id, reason, note, by, byId, at }: PlacedWaiver,
  viewer: Viewer | null,
  refused: SentenceChoice['lift'],
): WaiverView {
  const mine = refused?.waiver === id ? refused : null
  return {
    id,
    reason: WAIVER_LABELS[reason],
    note,
    by,
    at: moment(at),
    lift:
      viewer && mayWithdraw(viewer, byId)
        ? { action: urls.waiverWithdrawal(id), reason: mine?.reason ?? '', problems: mine?.problems ?? [] }
        : null,
  }
}
