import type { ArticleReview } from '../../db/articles/article-review.js'
import { discrepanciesIn, type DismissalRow, type FoundDiscrepancy } from '../../db/articles/discrepancies.js'
import type { Viewer } from '../../db/people/sessions.js'
import type { Problem } from '../../domain/problems.js'
import { isAtLeast, mayWithdraw } from '../../domain/roles.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { DISCREPANCY_LABELS } from '../words.js'

/** What two claims state differently, those that were dismissed behind the others. */
export interface DiscrepancyList {
  /** The first twenty, and one whose form was refused. */
  readonly open: readonly DiscrepancyView[]
  /** How many there are in all that nobody dismissed, and how many of them are not listed here. */
  readonly total: number
  readonly more: number
  readonly dismissed: readonly DiscrepancyView[]
  /** A note that was sent about one that is not found any more. */
  readonly lost: { readonly note: string; readonly problems: readonly Problem[] } | null
  /** Whether something was refused: then the list is unfolded, and what is dismissed as well. */
  readonly refused: boolean
}

export interface DiscrepancyView {
  readonly key: string
  readonly kind: string
  readonly reason: string
  readonly claims: readonly { readonly number: number; readonly statement: string; readonly href: Href }[]
  /** The form that dismisses it, for reviewers. */
  readonly dismiss: {
    readonly action: Href
    readonly note: string
    readonly problems: readonly Problem[]
  } | null
  readonly dismissal: DismissalView | null
}

interface DismissalView {
  readonly id: number
  readonly note: string
  readonly by: string
  readonly at: When
  /** The form that takes it back, for who dismissed it and for editors. */
  readonly takeBack: {
    readonly action: Href
    readonly reason: string
    readonly problems: readonly Problem[]
  } | null
}

/** What was sent about a discrepancy, or about a dismissal, and comes back. */
export type RefusedDismissal =
  | { readonly key: string; readonly note: string; readonly problems: readonly Problem[] }
  | { readonly id: number; readonly reason: string; readonly problems: readonly Problem[] }

const LISTED = 20

/** @returns `null` when there is nothing to show */
export function discrepancyList(
  review: ArticleReview,
  viewer: Viewer,
  refused: RefusedDismissal | null,
): DiscrepancyList | null {
  const found = discrepanciesIn(review)
  const open = found.filter(({ dismissal }) => dismissal === null)
  const mine = refused && 'key' in refused ? refused.key : null
  const listed = open.filter(({ key }, nth) => nth < LISTED || key === mine)
  const view = (each: FoundDiscrepancy) => discrepancyView(review, each, viewer, refused)
  const lost =
    refused && 'key' in refused && !found.some(({ key }) => key === refused.key)
      ? {
          note: refused.note,
          problems: refused.problems.map((problem) => ({ ...problem, field: 'discrepancies' })),
        }
      : null
  if (found.length === 0 && lost === null) return null
  return {
    open: listed.map(view),
    total: open.length,
    more: open.length - listed.length,
    dismissed: found.filter(({ dismissal }) => dismissal !== null).map(view),
    lost,
    refused: refused !== null,
  }
}

function discrepancyView(
  { article, claims }: ArticleReview,
  { key, kind, claims: numbers, reason, dismissal }: FoundDiscrepancy,
  viewer: Viewer,
  refused: RefusedDismissal | null,
): DiscrepancyView {
  const mine = refused && 'key' in refused && refused.key === key ? refused : null
  const works = isAtLeast(viewer.role, 'reviewer')
  return {
    key,
    kind: DISCREPANCY_LABELS[kind],
    reason,
    claims: numbers.map((number) => ({
      number,
      statement: claims.find((claim) => claim.number === number)?.statement ?? '',
      href: urls.claimInText(article.slug, number),
    })),
    dismiss:
      works && dismissal === null
        ? { action: urls.dismissals(article.slug), note: mine?.note ?? '', problems: mine?.problems ?? [] }
        : null,
    dismissal: dismissal && dismissalView(dismissal, works ? viewer : null, refused),
  }
}

function dismissalView(
  { id, note, by, byId, at }: DismissalRow,
  viewer: Viewer | null,
  refused: RefusedDismissal | null,
): DismissalView {
  const mine = refused && 'id' in refused && refused.id === id ? refused : null
  return {
    id,
    note,
    by,
    at: moment(new Date(at)),
    takeBack:
      viewer && mayWithdraw(viewer, byId)
        ? { action: urls.dismissalWithdrawal(id), reason: mine?.reason ?? '', problems: mine?.problems ?? [] }
        : null,
  }
}
