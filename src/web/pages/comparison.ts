import type { FollowedClaim, RevisionComparison } from '../../db/articles/comparison.js'
import type { Viewer } from '../../db/people/sessions.js'
import { isAtLeast } from '../../domain/roles.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { counted } from '../words.js'
import type { DifferenceBlock } from '../../domain/text-difference.js'
import { differenceView, type DifferenceView } from './difference.js'
import { followedClaimView, needsPerson, type FollowedClaimView } from './followed-claim.js'
import { settlementFormOf, type RefusedSettlement } from './place-settlement.js'

/** What came of a claim in a revision, the gravest first. */
const OUTCOMES = ['changed', 'ambiguous', 'gone', 'moved', 'same'] as const
type Outcome = (typeof OUTCOMES)[number]

/** Which claims are listed. */
export const SHOWN = ['all', 'person', 'void', 'moved'] as const
export type Shown = (typeof SHOWN)[number]
export const VIEWS = ['inline', 'side'] as const
export type View = (typeof VIEWS)[number]

/** A revision compared with the one before. */
export interface ComparisonPage {
  readonly articleHref: Href
  readonly headline: string
  readonly language: string
  readonly sample: boolean
  readonly number: number
  readonly by: string
  readonly at: When
  readonly note: string
  readonly textHref: Href
  /** `null` for the first revision: there is nothing to compare it with. */
  readonly before: { readonly number: number; readonly href: Href } | null
  readonly after: { readonly number: number; readonly href: Href } | null
  readonly counts: readonly { readonly count: number; readonly label: string; readonly note: string }[]
  /** "4 claims need a person"; '' where none does. */
  readonly waiting: string
  readonly filters: readonly { readonly label: string; readonly href: Href; readonly current: boolean }[]
  readonly views: readonly { readonly label: string; readonly href: Href; readonly current: boolean }[]
  readonly side: boolean
  readonly blocks: readonly DifferenceView[]
  readonly groups: readonly { readonly title: string; readonly claims: readonly FollowedClaimView[] }[]
  /** Waivers that cover nothing any more, by their words. */
  readonly lapsed: readonly string[]
}

export function comparisonPage(
  comparison: RevisionComparison,
  difference: readonly DifferenceBlock[],
  { show, view }: { readonly show: Shown; readonly view: View },
  viewer: Viewer,
  refused: RefusedSettlement | null = null,
): ComparisonPage {
  const { slug, revision, before, newest } = comparison
  const claims = comparison.claims.map((claim) => ({ claim, outcome: outcomeOf(claim) }))
  const count = (outcome: Outcome) => claims.filter((each) => each.outcome === outcome).length
  const waiting = claims.filter(({ claim }) => needsPerson(claim)).length
  const voided = claims.filter(({ claim }) => claim.voided !== null).length
  const address = (query: { readonly show: Shown; readonly view: View }) =>
    urls.revision(slug, revision.number, {
      show: query.show === 'all' ? null : query.show,
      view: query.view === 'inline' ? null : query.view,
    })
  const shown = claims.filter(({ claim, outcome }) => isShown(show, claim, outcome))
  const works = revision.number === newest && isAtLeast(viewer.role, 'reviewer')
  const settling = (claim: FollowedClaim) =>
    claim.places
      .filter(({ unsettled }) => unsettled && works && !claim.withdrawn)
      .map((place) => settlementFormOf(claim, place, revision, refused))
  return {
    articleHref: urls.article(slug),
    headline: revision.headline,
    language: comparison.language,
    sample: comparison.sample,
    number: revision.number,
    by: revision.by,
    at: moment(revision.at),
    note: revision.note,
    textHref: urls.article(slug, { revision: revision.number === newest ? null : revision.number }),
    before: before && { number: before.number, href: urls.revision(slug, before.number) },
    after:
      revision.number < newest
        ? { number: revision.number + 1, href: urls.revision(slug, revision.number + 1) }
        : null,
    counts: before
      ? OUTCOMES.map((outcome) => ({
          count: count(outcome),
          label: outcome,
          note: outcome === 'changed' ? `${counted(voided, 'verdict')} void in all` : NOTES[outcome],
        }))
      : [],
    waiting: waiting === 0 ? '' : `${counted(waiting, 'claim')} ${waiting === 1 ? 'needs' : 'need'} a person`,
    filters: SHOWN.map((value) => ({
      label: FILTER_LABELS[value],
      href: address({ show: value, view }),
      current: value === show,
    })),
    views: VIEWS.map((value) => ({
      label: VIEW_LABELS[value],
      href: address({ show, view: value }),
      current: value === view,
    })),
    side: view === 'side',
    blocks: difference.map(differenceView),
    groups: before
      ? OUTCOMES.flatMap((outcome) => {
          const own = shown.filter((each) => each.outcome === outcome)
          return own.length === 0
            ? []
            : [
                {
                  title: TITLES[outcome],
                  claims: own.map(({ claim }) => followedClaimView(claim, works, settling(claim))),
                },
              ]
        })
      : [],
    lapsed: comparison.waivers.map(({ words }) => words),
  }
}

/** The gravest thing that became of a place. One that a person put there, or that is settled, stands as "same". */
function outcomeOf({ places }: FollowedClaim): Outcome {
  const found = OUTCOMES.find((outcome) =>
    places.some(({ state, unsettled }) => state === outcome && (state !== 'gone' || unsettled)),
  )
  return found ?? (places.every(({ state }) => state === 'gone') ? 'gone' : 'same')
}

function isShown(show: Shown, claim: FollowedClaim, outcome: Outcome): boolean {
  if (show === 'person') return needsPerson(claim)
  if (show === 'void') return claim.voided !== null
  return show === 'all' || outcome === 'moved'
}

const TITLES: Readonly<Record<Outcome, string>> = {
  changed: 'Changed: a verdict given before is void',
  ambiguous: 'Ambiguous: which place is meant?',
  gone: 'Gone',
  moved: 'Moved: verdicts stand',
  same: 'Same words: verdicts stand',
}
const NOTES: Readonly<Record<Outcome, string>> = {
  changed: '',
  ambiguous: 'verdicts held',
  gone: 'words not in the text',
  moved: 'verdicts stand',
  same: 'verdicts stand',
}
const FILTER_LABELS: Readonly<Record<Shown, string>> = {
  all: 'All',
  person: 'Needs a person',
  void: 'Void',
  moved: 'Moved',
}
const VIEW_LABELS: Readonly<Record<View, string>> = { inline: 'In one text', side: 'Side by side' }
