import type { RecordedSettings } from '../../db/desk-settings.js'
import { APPROVAL_NEEDS, type ApprovalNeed } from '../../domain/approvals.js'
import type { Problem } from '../../domain/problems.js'
import type { SettingsForm } from '../../domain/settings.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { options, type Option, type Refusal } from './forms.js'

/** The settings of the desk. */
export interface SettingsPage {
  readonly action: Href
  readonly version: number
  readonly values: SettingsForm
  readonly needs: readonly Option[]
  readonly problems: readonly Problem[]
  /** Setting by setting what is on record now and what was typed, where they differ; empty without a conflict. */
  readonly conflict: readonly { readonly label: string; readonly theirs: string; readonly yours: string }[]
}

export interface RefusedSettings extends Refusal<SettingsForm> {
  readonly stale: boolean
}

const NEEDS: Readonly<Record<ApprovalNeed, string>> = {
  none: 'no claim',
  sensitive: 'sensitive and legal claims',
  all: 'every claim',
}

const LABELS: Readonly<Record<keyof SettingsForm, string>> = {
  deskName: 'Name of the desk',
  timeZone: 'Time zone',
  approvals: 'Approval needed for',
}

export function settingsPage(
  { version, ...recorded }: RecordedSettings,
  refused: RefusedSettings | null = null,
): SettingsPage {
  const values = refused?.form ?? recorded
  const names = Object.keys(LABELS) as (keyof SettingsForm)[]
  return {
    action: urls.settings(),
    version,
    values,
    needs: options(APPROVAL_NEEDS, NEEDS, values.approvals),
    problems: refused?.problems ?? [],
    conflict: names
      .filter((name) => refused?.stale === true && recorded[name] !== values[name])
      .map((name) => ({ label: LABELS[name], theirs: recorded[name], yours: values[name] || 'none' })),
  }
}
