import type { DifferenceBlock } from '../../domain/text-difference.js'
import type { AgreedChanges, Overtaken } from '../../db/articles/agreed-changes.js'
import type { RecordedAgreed } from '../../db/claims/agreed-requests.js'
import { stateOf, type RequestState } from '../../domain/change-requests.js'
import type { Problem } from '../../domain/problems.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { counted, REQUEST_LABELS } from '../words.js'
import { differenceView, type DifferenceView } from './difference.js'

/** The changes that authors agreed to and the text does not show yet. */
export interface AgreedChangesPage {
  readonly action: Href
  readonly articleHref: Href
  readonly draftHref: Href
  readonly headline: string
  readonly language: string
  /** The number of the newest revision, which the changes are made to. */
  readonly revision: number
  /** How many there are, in a sentence. */
  readonly lead: string
  readonly changes: readonly AgreedChangeView[]
  /** Those that cannot be applied, each with why. */
  readonly others: readonly (AgreedChangeView & { readonly why: string })[]
  /** What the chosen ones make of the text. */
  readonly blocks: readonly DifferenceView[]
  /** The SHA-256 of that text. */
  readonly seen: string
  readonly button: string
  readonly problems: readonly Problem[]
  /** What happened since the page was shown; `null` unless it makes another text by now. */
  readonly stale: StaleChanges | null
}

export interface AgreedChangeView {
  readonly id: number
  readonly chosen: boolean
  readonly claim: { readonly label: string; readonly href: Href; readonly statement: string }
  readonly kind: string
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly answerNote: string
  /** "at 2 places"; '' for one. */
  readonly places: string
}

export interface StaleChanges {
  readonly title: string
  /** Of the requests that were chosen and can be chosen no more: what became of them. */
  readonly lost: readonly string[]
  /** What changed in the text since; empty when nothing did. */
  readonly blocks: readonly DifferenceView[]
}

/** What was sent and not applied. */
export interface RefusedApplying {
  readonly problems: readonly Problem[]
  /** Set when it would make another text than the one that was shown. */
  readonly overtaken: Overtaken | null
}

/** What is compared for the page. */
export interface AgreedDifferences {
  /** What applying the chosen changes makes of the newest text. */
  readonly made: readonly DifferenceBlock[]
  /** What came between the text that was shown and the newest. */
  readonly meanwhile: readonly DifferenceBlock[]
}

export function agreedChangesPage(
  changes: AgreedChanges,
  differences: AgreedDifferences,
  refused: RefusedApplying | null = null,
): AgreedChangesPage {
  const { slug, language, newest, all, chosen, sha256 } = changes
  const ids = chosen.map(({ request }) => request.id)
  const views = all.map(({ request, places, why }) => ({
    ...changeView(request, places.length),
    ...{ chosen: ids.includes(request.id), why },
  }))
  const open = views.filter(({ why }) => why === '')
  return {
    action: urls.agreedChanges(slug),
    articleHref: urls.article(slug),
    draftHref: urls.newRevision(slug),
    headline: newest.headline,
    language,
    revision: newest.number,
    lead: leadOf(views.length, open.length, newest.number),
    changes: open,
    others: views.filter(({ why }) => why !== ''),
    blocks: differences.made.map(differenceView),
    seen: sha256,
    button: `Apply ${counted(chosen.length, 'change')} as revision ${newest.number + 1}`,
    problems: refused?.problems ?? [],
    stale: refused?.overtaken ? staleChanges(refused.overtaken, changes, differences.meanwhile) : null,
  }
}

function leadOf(all: number, open: number, revision: number): string {
  if (all === 0) return 'The author has agreed to nothing that is not in the text already.'
  const some = `The author agreed to ${counted(all, 'change')} that revision ${revision} does not show.`
  return open === 0 ? `${some} None can be applied as it stands.` : some
}

function changeView(request: RecordedAgreed, places: number): AgreedChangeView {
  const { id, claim, claimId, statement, kind, before, after, reason, answerNote } = request
  return {
    ...{ id, before, after, reason, answerNote },
    chosen: false,
    claim: { label: `Claim ${claim}`, href: urls.claim(claimId), statement },
    kind: REQUEST_LABELS[kind],
    places: places > 1 ? `at ${places} places` : '',
  }
}

const BECAME: Readonly<Record<RequestState, string>> = {
  stands: 'let stand',
  asked: 'waits for the author again',
  accepted: 'cannot be applied any more: see below',
  declined: 'declined meanwhile',
  applied: 'applied meanwhile',
  withdrawn: 'taken back meanwhile',
}

function staleChanges(
  { basedOn, requests }: Overtaken,
  changes: AgreedChanges,
  meanwhile: readonly DifferenceBlock[],
): StaleChanges {
  const { newest } = changes
  const chosen = changes.chosen.map(({ request }) => request.id)
  const lost = requests
    .filter(({ id }) => !chosen.includes(id))
    .map((request) => {
      const { claim, kind, before, after } = request
      const asked = after === '' ? `“${before}”` : `“${before}” → “${after}”`
      return `Claim ${claim}, ${REQUEST_LABELS[kind].toLowerCase()} ${asked}: ${BECAME[stateOf(request)]}`
    })
  const title =
    newest.number !== basedOn
      ? `Revision ${newest.number} came meanwhile`
      : lost.length > 0
        ? 'Something happened to these requests meanwhile'
        : 'This is not the text that you were shown'
  return { title, lost, blocks: meanwhile.map(differenceView) }
}

/** Where agreed changes are applied. */
export const agreedLink = (slug: string, count: number) => ({
  label: `Apply ${counted(count, 'agreed change')}`,
  href: urls.agreedChanges(slug),
})
