import type { ClaimDetail } from '../../db/claims/claim-detail.js'
import { SENSITIVITIES } from '../../domain/claims.js'
import type { Problem } from '../../domain/problems.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { SENSITIVITY_LABELS } from '../words.js'
import { conflictSince, options, type Option, type Refusal } from './forms.js'
import type { HistoryText } from './history-lines.js'

/** The form that says how much care a claim needs. */
export interface SensitivityForm {
  readonly action: Href
  readonly version: number
  readonly recorded: string
  readonly options: readonly Option[]
  readonly problems: readonly Problem[]
  readonly conflict: readonly HistoryText[] | null
  readonly open: boolean
}

export interface RefusedSensitivity extends Refusal<{ readonly sensitivity: string }> {
  /** Set when the claim had changed meanwhile. */
  readonly basedOn: number | null
}

export function sensitivityForm(
  claim: ClaimDetail,
  refused: RefusedSensitivity | null = null,
): SensitivityForm {
  const { id, version, sensitivity } = claim
  return {
    action: urls.claimSensitivity(id),
    version,
    recorded: SENSITIVITY_LABELS[sensitivity],
    options: options(SENSITIVITIES, SENSITIVITY_LABELS, refused?.form.sensitivity ?? sensitivity),
    problems: refused?.problems ?? [],
    conflict: conflictSince(claim, refused?.basedOn ?? null),
    open: refused !== null,
  }
}
