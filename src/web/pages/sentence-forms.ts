import type { PlacedSentence } from '../../db/articles/article-review.js'
import type { SentenceCoverage } from '../../domain/coverage.js'
import type { Problem } from '../../domain/problems.js'
import { splitPlaces } from '../../domain/sentence-edits.js'
import { textOf } from '../../domain/spans.js'
import { WAIVER_REASONS } from '../../domain/waivers.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { WAIVER_LABELS } from '../words.js'
import { options, type Option } from './forms.js'
import { placeLabel } from './new-claim.js'

/** The form that waives a sentence, and those behind it. */
export interface WaiveForm {
  readonly action: Href
  readonly revision: number
  readonly part: string
  readonly start: number
  readonly ends: readonly Option[]
  readonly reasons: readonly Option[]
  readonly note: string
  readonly problems: readonly Problem[]
}

/** The form that splits a sentence. */
export interface SplitForm {
  readonly action: Href
  readonly places: readonly Option[]
  readonly problems: readonly Problem[]
}

/** The form that makes a sentence one with the next. */
export interface MergeForm {
  readonly action: Href
  readonly until: number
  /** What it would be merged with. */
  readonly next: string
  readonly problems: readonly Problem[]
}

/** As many sentences as one waiver takes from the list. */
const MOST_WAIVED = 50

export type CoveredSentence = PlacedSentence & { readonly state: SentenceCoverage }

/** A form to waive that was refused. */
export interface RefusedWaiver {
  readonly form: { readonly reason: string; readonly note: string; readonly end: string }
  readonly problems: readonly Problem[]
}

export function waiveForm(
  slug: string,
  revision: number,
  following: readonly CoveredSentence[],
  refused: RefusedWaiver | undefined,
): WaiveForm | null {
  const [first] = following
  if (!first) return null
  const form = refused?.form ?? { reason: '', note: '', end: String(first.span.end) }
  return {
    action: urls.articleWaivers(slug),
    revision,
    part: first.part,
    start: first.span.start,
    ends: following
      .filter(({ part }) => part === first.part)
      .slice(0, MOST_WAIVED)
      .map((sentence, index) => ({
        value: String(sentence.span.end),
        label: index === 0 ? 'this sentence alone' : `up to ${placeLabel(sentence)}`,
        chosen: String(sentence.span.end) === form.end,
      })),
    reasons: [
      { value: '', label: 'choose one', chosen: form.reason === '' },
      ...options(WAIVER_REASONS, WAIVER_LABELS, form.reason),
    ],
    note: form.note,
    problems: refused?.problems ?? [],
  }
}

export function splitForm(
  text: string,
  sentence: PlacedSentence,
  refused: { readonly at: string; readonly problems: readonly Problem[] } | undefined,
): SplitForm | null {
  const places = splitPlaces(text, sentence.span)
  if (places.length === 0 && !refused) return null
  return {
    action: urls.sentenceSplit(sentence.id),
    places: [
      { value: '', label: 'choose its first word', chosen: true },
      ...places.map(({ at, word }) => ({
        value: String(at),
        label: word,
        chosen: String(at) === refused?.at,
      })),
    ],
    problems: refused?.problems ?? [],
  }
}

/** @param next  the sentence behind it in the part, if there is one */
export function mergeForm(
  text: string,
  sentence: PlacedSentence,
  next: PlacedSentence | undefined,
  refused: { readonly problems: readonly Problem[] } | undefined,
): MergeForm | null {
  const mergeable = next?.part === sentence.part && next.paragraph === sentence.paragraph ? next : null
  if (!mergeable && !refused) return null
  return {
    action: urls.sentenceMerge(sentence.id),
    until: (mergeable ?? sentence).span.end,
    next: mergeable ? textOf(text, mergeable.span) : '',
    problems: refused?.problems ?? [],
  }
}
