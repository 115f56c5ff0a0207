import type { FollowedClaim, FollowedPlace } from '../../db/articles/comparison.js'
import { PARTS } from '../../domain/claims.js'
import type { PlaceSettlementForm } from '../../domain/place-settlements.js'
import { quoteAt } from '../../domain/placements.js'
import type { Problem } from '../../domain/problems.js'
import type { RevisionParts } from '../../domain/revisions.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { PART_LABELS } from '../words.js'
import { options, type Option } from './forms.js'

/** The form that says where words are that have no one place. */
export interface SettlementFormView {
  /** Makes the ids of its fields its own. */
  readonly prefix: string
  readonly action: Href
  readonly version: number
  readonly words: string
  readonly places: readonly (Option & { readonly before: string; readonly after: string })[]
  readonly parts: readonly Option[]
  readonly exact: string
  readonly problems: readonly Problem[]
  /** The claim was changed by somebody else meanwhile. */
  readonly stale: boolean
}

/** What was sent about a place and not accepted. */
export interface RefusedSettlement {
  readonly placement: number
  readonly form: PlaceSettlementForm
  readonly problems: readonly Problem[]
  readonly stale: boolean
}

export function settlementFormOf(
  { version, places }: FollowedClaim,
  { id, part, exact, candidates }: FollowedPlace,
  text: RevisionParts,
  refused: RefusedSettlement | null,
): SettlementFormView {
  const mine = refused?.placement === id ? refused : null
  const chosen = mine?.form.place ?? (candidates.length === 0 ? 'words' : '')
  const plain = (value: string, label: string) => ({
    ...{ value, label, chosen: value === chosen, before: '', after: '' },
  })
  const stands = places.some(
    (place) => place.id !== id && place.state !== 'gone' && place.state !== 'ambiguous',
  )
  return {
    prefix: `place-${id}-`,
    action: urls.placementSettlement(id),
    version,
    words: exact,
    places: [
      ...candidates.map((span, nth) => {
        const quote = quoteAt(text[part], span, 24)
        const value = String(nth + 1)
        return {
          ...{ value, label: quote.exact, chosen: value === chosen },
          ...{ before: `…${quote.prefix}`, after: `${quote.suffix}…` },
        }
      }),
      ...(candidates.length > 1 ? [plain('all', 'All of these places')] : []),
      plain('words', 'At the words below'),
      ...(stands ? [plain('gone', 'It is gone: the claim stands elsewhere')] : []),
    ],
    parts: options(PARTS, PART_LABELS, mine?.form.part ?? part),
    exact: mine?.form.exact ?? '',
    problems: mine?.problems ?? [],
    stale: mine?.stale ?? false,
  }
}
