import type { Problem } from '../../domain/problems.js'
import type { DraftForm, RevisionParts } from '../../domain/revisions.js'
import type { DifferenceBlock } from '../../domain/text-difference.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'

/** The page that takes a new draft. */
export interface DraftPage {
  readonly action: Href
  readonly articleHref: Href
  readonly headline: string
  /** The number of the revision that it is based on. */
  readonly basedOn: number
  readonly values: DraftForm
  readonly problems: readonly Problem[]
  /** What changed in the text since the form was opened; `null` unless it was based on an older revision. */
  readonly meanwhile: readonly DifferenceBlock[] | null
}

/** A draft that was sent and not saved. */
export interface RefusedDraft {
  readonly form: DraftForm
  readonly problems: readonly Problem[]
  /** The revision it was based on, where that is not the newest. */
  readonly basedOn: number | null
}

export function draftPage(
  slug: string,
  newest: RevisionParts & { readonly number: number },
  refused: RefusedDraft | null,
  meanwhile: DraftPage['meanwhile'],
): DraftPage {
  const { headline, standfirst, body } = newest
  return {
    action: urls.revisions(slug),
    articleHref: urls.article(slug),
    headline: newest.headline,
    basedOn: newest.number,
    values: refused?.form ?? { headline, standfirst, body, note: '' },
    problems: refused?.problems ?? [],
    meanwhile,
  }
}
