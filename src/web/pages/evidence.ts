import type { EvidenceRow } from '../../db/claims/evidence-rows.js'
import type { Viewer } from '../../db/people/sessions.js'
import type { Stance } from '../../domain/evidence.js'
import { mayWithdraw } from '../../domain/roles.js'
import type { Suggestion } from '../../domain/suggestion.js'
import type { Verdict } from '../../domain/verdicts.js'
import { day, moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { externalHref, urls } from '../urls.js'
import { counted, SOURCE_KIND_LABELS, STANCE_LABELS, TIER_LABELS } from '../words.js'

/** One piece of evidence as a card or a page shows it. */
export interface EvidenceView {
  readonly id: number
  readonly stance: Stance
  readonly stanceLabel: string
  readonly title: string
  readonly sourceHref: Href
  /** Publisher, date, kind, tier, locator: what is known, in one line. */
  readonly particulars: string
  readonly outside: { readonly href: Href; readonly host: string } | null
  readonly excerpt: string
  readonly note: string
  readonly by: string
  readonly at: When
  /** Where it is withdrawn; `null` for those who may not. */
  readonly withdrawal: Href | null
  /** Why, by whom and when it was withdrawn; '' while it is live. */
  readonly withdrawn: string
}

/** The line under the evidence: what it adds up to. */
export interface Arithmetic {
  readonly supports: number
  readonly refutes: number
  readonly origins: string
  readonly primary: string
  readonly verdict: Verdict
  /** "suggests confirmed". */
  readonly missing: string
  readonly why: readonly string[]
}

/** @param viewer  who looks: the form to withdraw it is for those who may; `null` where nobody may */
export function evidenceView(row: EvidenceRow, viewer: Viewer | null): EvidenceView {
  const { id, stance, excerpt, note, by, at, source, locator, withdrawn } = row
  const particulars = [
    source.publisher,
    source.publishedOn === null ? '' : day(source.publishedOn).text,
    SOURCE_KIND_LABELS[source.kind],
    TIER_LABELS[source.tier].toLowerCase(),
    locator,
  ]
  return {
    id,
    stance,
    stanceLabel: STANCE_LABELS[stance],
    title: source.title,
    sourceHref: urls.source(source.id),
    particulars: particulars.filter((part) => part !== '').join(' · '),
    outside: outsideOf(source.url),
    excerpt,
    note,
    by,
    at: moment(at),
    withdrawal: viewer !== null && mayWithdraw(viewer, row.byId) ? urls.evidenceWithdrawal(id) : null,
    withdrawn: withdrawn
      ? `Withdrawn by ${withdrawn.by}, ${moment(withdrawn.at).text}: ${withdrawn.reason}`
      : '',
  }
}

/** The address of a source, to be opened, with the host that it leads to. */
export function outsideOf(url: string | null): EvidenceView['outside'] {
  const href = url === null ? null : externalHref(url)
  return href && { href, host: new URL(href).host }
}

export function arithmeticOf({
  supports,
  refutes,
  origins,
  primaries,
  verdict,
  missing,
  why,
}: Suggestion): Arithmetic {
  return {
    supports,
    refutes,
    origins: counted(origins, 'origin'),
    primary: primaries === 0 ? 'no primary source' : `${primaries} primary`,
    verdict,
    missing: missing.join('; '),
    why,
  }
}
