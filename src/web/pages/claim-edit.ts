import type { ClaimDetail } from '../../db/claims/claim-detail.js'
import type { ClaimForm } from '../../domain/claims.js'
import type { Problem } from '../../domain/problems.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { counted } from '../words.js'
import { claimFields, type ClaimFieldsView } from './claim-fields.js'
import { conflictSince, type Refusal } from './forms.js'
import type { HistoryText } from './history-lines.js'

/** The form that edits what a claim says. */
export interface EditForm {
  readonly action: Href
  readonly version: number
  readonly fields: ClaimFieldsView
  readonly conflict: readonly HistoryText[] | null
  readonly open: boolean
  /** What an edit would undo; '' where nobody has reviewed it. */
  readonly warning: string
}

/** What was sent and comes back: it was refused, or one more link was asked for. */
export interface RefusedEdit extends Refusal<ClaimForm> {
  /** Set when the claim had changed meanwhile. */
  readonly basedOn: number | null
  readonly more?: boolean
}

export function editForm(claim: ClaimDetail, refused: RefusedEdit | null = null): EditForm {
  const form = refused?.form ?? { ...claim, timePhrase: claim.timePhrase ?? '' }
  const holding = claim.reviews.filter(({ voided }) => voided === null).length
  return {
    action: urls.claimEdit(claim.id),
    version: claim.version,
    fields: claimFields(form, form.statement, {
      problems: refused?.problems ?? [],
      more: refused?.more ?? false,
    }),
    conflict: conflictSince(claim, refused?.basedOn ?? null),
    open: refused !== null,
    warning:
      holding === 0
        ? ''
        : `${counted(holding, 'review')} of this claim ${holding === 1 ? 'holds' : 'hold'}. To change what it says, what is checked or who says so makes ${holding === 1 ? 'it' : 'them'} void, with all approvals. Kind, time phrase and question can change without that.`,
  }
}

/** The form that withdraws a claim. */
export interface WithdrawalForm {
  readonly action: Href
  readonly reason: string
  readonly problems: readonly Problem[]
  readonly open: boolean
}

export const withdrawalForm = (
  claimId: number,
  refused: Refusal<{ readonly reason: string }> | null = null,
): WithdrawalForm => ({
  action: urls.claimWithdrawal(claimId),
  reason: refused?.form.reason ?? '',
  problems: refused?.problems ?? [],
  open: refused !== null,
})
