import type { FoundSources, SourceSummary } from '../../db/sources/sources.js'
import { SOURCE_KINDS, STANCES, TIERS, type EvidenceForm } from '../../domain/evidence.js'
import type { Problem } from '../../domain/problems.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { counted, SOURCE_KIND_LABELS, STANCE_LABELS, TIER_LABELS } from '../words.js'
import { options, type FormPage, type Option, type Refusal } from './forms.js'

/** The form "Add evidence". */
export interface EvidenceFormView {
  readonly action: Href
  readonly from: FormPage
  readonly values: EvidenceForm
  readonly kinds: readonly Option[]
  readonly tiers: readonly Option[]
  readonly stances: readonly Option[]
  readonly problems: readonly Problem[]
  /** Whether it stands open: something was typed or looked for. */
  readonly open: boolean
  readonly search: {
    readonly find: string
    /** How many were found; '' where nothing was looked for. */
    readonly summary: string
    readonly listed: readonly (Option & { readonly particulars: string })[]
  }
}

/** What was typed into "Add evidence" and comes back: it was refused, or a source was looked for. */
export interface ReturnedEvidence extends Refusal<EvidenceForm> {
  readonly find: string
  readonly sources: FoundSources
}

export const EMPTY_EVIDENCE: EvidenceForm = {
  source: '',
  url: '',
  title: '',
  publisher: '',
  sourceKind: '',
  tier: '',
  publishedOn: '',
  stance: '',
  excerpt: '',
  locator: '',
  note: '',
}

export function evidenceForm(
  claimId: number,
  from: FormPage,
  returned: ReturnedEvidence | null = null,
): EvidenceFormView {
  const values = returned?.form ?? EMPTY_EVIDENCE
  return {
    action: urls.claimEvidence(claimId),
    from,
    values,
    kinds: options(SOURCE_KINDS, SOURCE_KIND_LABELS, values.sourceKind || 'web'),
    tiers: options(TIERS, TIER_LABELS, values.tier),
    stances: options(STANCES, STANCE_LABELS, values.stance),
    problems: returned?.problems ?? [],
    open: returned !== null,
    search: returned ? searchView(returned) : { find: '', summary: '', listed: [] },
  }
}

function searchView({ find, sources, form }: ReturnedEvidence): EvidenceFormView['search'] {
  const { found, more, chosen } = sources
  const listed = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  return {
    find,
    summary: find === '' ? '' : foundSentence(find, found.length, more),
    listed: listed.map((source) => foundSource(source, form.source)),
  }
}

function foundSentence(find: string, count: number, more: boolean): string {
  if (count === 0) return `Nothing found for “${find}”. Describe it below as a new source.`
  if (!more) return `${counted(count, 'source')} found for “${find}”.`
  return `More than ${count} sources found for “${find}”: the first ${count} by title are listed.`
}

const foundSource = ({ id, title, publisher, url, claims }: SourceSummary, chosen: string) => ({
  value: String(id),
  label: title,
  chosen: String(id) === chosen,
  particulars: [publisher, url ?? '', counted(claims, 'claim')].filter((part) => part !== '').join(' · '),
})

/** A form "Withdraw" that was refused: of which evidence, and what was typed. */
export interface RefusedWithdrawal extends Refusal<{ readonly reason: string }> {
  readonly evidenceId: number
}
