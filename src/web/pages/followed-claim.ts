import type { FollowedClaim, FollowedPlace } from '../../db/articles/comparison.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { REQUEST_LABELS, verdictLabel, VERDICT_LABELS, type VerdictWord } from '../words.js'
import type { SettlementFormView } from './place-settlement.js'

/** A claim on the page of a revision: what became of it, and what to do. */
export interface FollowedClaimView {
  readonly number: number
  readonly href: Href
  readonly statement: string
  readonly verdict: VerdictWord
  readonly verdictLabel: string
  /** "reword": what was asked of the author and carried out here; '' for nothing. */
  readonly applied: string
  /** The verdict that is void now; '' where none is. */
  readonly voided: string
  /** What became of each place, in words. */
  readonly places: readonly { readonly from: string; readonly to: string; readonly said: string }[]
  readonly actions: readonly { readonly label: string; readonly href: Href }[]
  /** For each place that a person has to settle; none for a reader, and on an older revision. */
  readonly settling: readonly SettlementFormView[]
}

/** Whether a person has to say where its words are. */
export const needsPerson = ({ withdrawn, places }: FollowedClaim): boolean =>
  !withdrawn && places.some(({ unsettled }) => unsettled)

/** @param works  whether the viewer can do something about it here */
export function followedClaimView(
  claim: FollowedClaim,
  works: boolean,
  settling: readonly SettlementFormView[],
): FollowedClaimView {
  const { id, number, statement, verdict, disputeReason, voided, withdrawn } = claim
  return {
    number,
    href: urls.claim(id),
    statement,
    verdict: verdict ?? 'open',
    verdictLabel: verdict === null ? VERDICT_LABELS.open : verdictLabel(verdict, disputeReason),
    applied: claim.applied.map((kind) => REQUEST_LABELS[kind].toLowerCase()).join(', '),
    voided: voided ? verdictLabel(voided.verdict, voided.disputeReason) : '',
    places: [
      ...(withdrawn && claim.applied.length === 0
        ? []
        : claim.places
            .filter(({ state }) => state !== 'same')
            .map((place) => placeView(place, claim.applied))),
      ...(withdrawn ? [{ from: '', to: '', said: 'The claim was withdrawn.' }] : []),
    ],
    actions: works && !withdrawn ? actionsOf(claim) : [],
    settling,
  }
}

function placeView({ state, from, exact, unsettled }: FollowedPlace, applied: FollowedClaim['applied']) {
  const settledGone = applied.includes('cut') ? 'was cut, as agreed' : 'is gone, as a person confirmed'
  if (state === 'changed')
    return { from, to: exact, said: from === exact ? 'Its sentence says another thing.' : '' }
  if (state === 'ambiguous')
    return { from, to: '', said: 'could stand in several places: its verdict is held' }
  if (state === 'gone') return { from, to: '', said: unsettled ? 'is gone from the text' : settledGone }
  return { from: '', to: exact, said: state === 'placed' ? 'placed by a person' : 'stands elsewhere' }
}

function actionsOf(claim: FollowedClaim): FollowedClaimView['actions'] {
  const changed = claim.places.some(({ state }) => state === 'changed')
  return [
    ...(changed
      ? [
          { label: 'Review again', href: urls.claim(claim.id, 'review-form') },
          { label: 'Change the statement', href: urls.claim(claim.id, 'edit-form') },
        ]
      : []),
    ...(needsPerson(claim)
      ? [{ label: 'Withdraw the claim', href: urls.claim(claim.id, 'withdrawal-form') }]
      : []),
  ]
}
