import type { ArticleReview, PlacedSentence } from '../../db/articles/article-review.js'
import { PARTS, SENSITIVITIES, type ClaimForm } from '../../domain/claims.js'
import { quoteAt } from '../../domain/placements.js'
import type { Problem } from '../../domain/problems.js'
import { decideSelection, placesOf, statementOf } from '../../domain/selections.js'
import { findTimePhrases } from '../../domain/time-phrases.js'
import { overlaps, textOf, type Span } from '../../domain/spans.js'
import { NotFound } from '../../db/errors.js'
import type { ChosenWords } from '../claim-form.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { PART_LABELS, SENSITIVITY_LABELS } from '../words.js'
import { claimFields, type ClaimFieldsView } from './claim-fields.js'
import { options, type Option } from './forms.js'

/** The form that makes a claim of chosen words. */
export interface NewClaimView {
  readonly action: Href
  readonly words: ChosenWordsView
  readonly fields: ClaimFieldsView
  readonly sensitivities: readonly Option[]
  readonly backHref: Href
  readonly typed: boolean
}

/** The words of a claim in a form, to be trimmed by hand. */
export interface ChosenWordsView {
  readonly revision: number
  readonly part: string
  readonly start: string
  readonly end: string
  readonly exact: string
  /** The sentence that they stand in, to be copied from; '' where they stand in none. */
  readonly passage: string
  /** "Text 1.2". */
  readonly place: string
  /** The places that the words can mean, where a person has to say which. */
  readonly places: readonly (Option & { readonly before: string; readonly after: string })[]
}

/** The form that gives a claim one more place, on its card. */
export interface PlacementForm {
  readonly action: Href
  readonly words: ChosenWordsView
  readonly parts: readonly Option[]
  readonly problems: readonly Problem[]
  readonly open: boolean
}

/** Words that were chosen for a further place. */
export interface ChosenPlace {
  readonly chosen: ChosenWords
  readonly problems: readonly Problem[]
}

export function placementForm(text: Text, claimId: number, place: ChosenPlace | null = null): PlacementForm {
  const nowhere = { part: 'body', exact: '', prefix: '', suffix: '', start: null, end: null } as const
  const chosen = place?.chosen ?? { ...nowhere, revision: text.revision.number }
  const problems = place?.problems ?? []
  return {
    action: urls.claimPlacements(claimId),
    words: chosenWords(text, chosen, problems),
    parts: options(PARTS, PART_LABELS, chosen.part),
    problems,
    open: place !== null,
  }
}

/** A claim that is being made: nothing is typed yet where there is no form. */
export interface MakingClaim {
  readonly chosen: ChosenWords | { readonly sentence: number | null }
  readonly form: ClaimForm | null
  readonly problems: readonly Problem[]
  readonly more: boolean
}

type Text = Pick<ArticleReview, 'revision' | 'sentences'>

export function newClaim(
  review: ArticleReview,
  uncovered: readonly PlacedSentence[],
  making: MakingClaim,
): NewClaimView {
  const chosen =
    'sentence' in making.chosen ? wordsOf(review, uncovered, making.chosen.sentence) : making.chosen
  const found = decideSelection(review.revision[chosen.part], chosen)
  const current = chosen.revision === review.revision.number
  const missing = !current
    ? [
        {
          field: 'exact',
          message: `The text is at revision ${review.revision.number} now: choose the words once more`,
        },
      ]
    : found.ok
      ? []
      : found.problems
  const problems = making.form ? making.problems : missing
  const words = chosenWords(review, chosen, problems)
  const form = making.form ?? proposed(words.exact)
  return {
    action: urls.articleClaims(review.article.slug),
    words,
    fields: claimFields(form, words.exact, { problems, more: making.more }),
    sensitivities: options(SENSITIVITIES, SENSITIVITY_LABELS, form.sensitivity ?? 'normal'),
    backHref: urls.article(review.article.slug),
    typed: making.form !== null,
  }
}

/** What the form holds before anything is typed: the words themselves, and the first time that they name. */
const proposed = (exact: string): ClaimForm => ({
  ...EMPTY,
  statement: statementOf(exact),
  timePhrase: findTimePhrases(exact, null)[0]?.phrase ?? '',
})

const EMPTY: ClaimForm = { statement: '', kind: '', about: 'true', question: '', timePhrase: '', saidBy: [] }

/** The words of a sentence: the one that was named, the first that nobody has dealt with, or the first. */
function wordsOf(
  { revision, sentences }: Text,
  uncovered: readonly PlacedSentence[],
  id: number | null,
): ChosenWords {
  const named = sentences.find((sentence) => sentence.id === id)
  if (id !== null && !named) throw new NotFound('sentence', id)
  const sentence = named ?? uncovered[0] ?? sentences.find(({ part }) => part === 'body')
  const { part, span } = sentence ?? { part: 'body' as const, span: { start: null, end: null } }
  return { revision: revision.number, part, exact: '', prefix: '', suffix: '', ...span }
}

/** The words as they stand in a form: those that were typed, or else those that were chosen. */
function chosenWords(
  { revision, sentences }: Text,
  chosen: ChosenWords,
  problems: readonly Problem[],
): ChosenWordsView {
  const text = revision[chosen.part]
  const current = chosen.revision === revision.number
  const places = current ? placesOf(text, chosen) : []
  const asked = problems.some(({ field }) => field === 'start')
  const span =
    chosen.start !== null && chosen.end !== null ? { start: chosen.start, end: chosen.end } : places[0]
  const around = span
    ? sentences.filter((each) => each.part === chosen.part && overlaps(each.span, span))
    : []
  const [first, last] = [around[0], around.at(-1)]
  return {
    revision: revision.number,
    part: chosen.part,
    start: current && !asked ? String(chosen.start ?? '') : '',
    end: current && !asked ? String(chosen.end ?? '') : '',
    exact: chosen.exact === '' && places[0] ? textOf(text, places[0]) : chosen.exact,
    passage: first && last ? textOf(text, { start: first.span.start, end: last.span.end }) : '',
    place: first ? placeLabel(first) : PART_LABELS[chosen.part],
    places: asked ? places.map((place) => placeOption(text, place, chosen.start)) : [],
  }
}

const placeOption = (text: string, place: Span, start: number | null) => {
  const { prefix, exact, suffix } = quoteAt(text, place, 24)
  return {
    value: String(place.start),
    label: exact,
    chosen: place.start === start,
    before: `…${prefix}`,
    after: `${suffix}…`,
  }
}

/** "Text 1.2". */
export const placeLabel = ({
  part,
  paragraph,
  ordinal,
}: Pick<PlacedSentence, 'part' | 'paragraph' | 'ordinal'>): string =>
  part === 'body' ? `${PART_LABELS.body} ${paragraph}.${ordinal}` : PART_LABELS[part]
