import type { ClaimDetail } from '../../db/claims/claim-detail.js'
import type { RequestRow } from '../../db/claims/request-rows.js'
import {
  ANSWERS,
  CHANGE_REQUEST_KINDS,
  stateOf,
  type ChangeRequestForm,
  type RequestState,
} from '../../domain/change-requests.js'
import type { Problem } from '../../domain/problems.js'
import { isAtLeast, mayWithdraw } from '../../domain/roles.js'
import { moment, type When } from '../dates.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'
import { ANSWER_LABELS, REQUEST_LABELS } from '../words.js'
import { conflictSince, options, type Option, type Refusal } from './forms.js'
import type { HistoryText } from './history-lines.js'
import type { Look } from './second-opinion.js'

/** A change that was asked for, as it is told. */
export interface RequestView {
  readonly id: number
  readonly state: RequestState
  readonly stateLabel: string
  /** Where it can be applied, or what applying it changed; `null` for anything else. */
  readonly leads: { readonly label: string; readonly href: Href } | null
  readonly kind: string
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly by: string
  readonly at: When
  /** What the author said, when; '' before they did. */
  readonly answer: string
  readonly withdrawalReason: string
  /** The forms are for those who may use them, on the claim's own page. */
  readonly answering: AnswerForm | null
  readonly withdrawing: RequestWithdrawalForm | null
}

interface FormView {
  readonly action: Href
  readonly version: number
  readonly problems: readonly Problem[]
  readonly conflict: readonly HistoryText[] | null
  readonly open: boolean
}

export interface AnswerForm extends FormView {
  readonly answers: readonly Option[]
  readonly note: string
}

export interface RequestWithdrawalForm extends FormView {
  readonly reason: string
}

/** The form "Ask for a change". */
export interface AskForm extends FormView {
  readonly kinds: readonly Option[]
  /** The claim's words, where it stands on several. */
  readonly words: readonly Option[]
  readonly after: string
  readonly why: string
}

interface Refused<Form> extends Refusal<Form> {
  /** Set when the claim had changed meanwhile. */
  readonly basedOn: number | null
}

/** What was sent about change requests and not accepted. */
export interface RequestRefusals {
  readonly request?: Refused<ChangeRequestForm>
  readonly answer?: Refused<{ readonly id: number; readonly answer: string; readonly answerNote: string }>
  readonly requestWithdrawal?: Refused<{ readonly id: number; readonly reason: string }>
}

const STATES: Readonly<Record<RequestState, string>> = {
  stands: 'stands as it is',
  asked: 'waits for the author',
  accepted: 'accepted, not in the text yet',
  declined: 'declined',
  applied: 'applied',
  withdrawn: 'taken back',
}

export function requestViews(
  claim: ClaimDetail,
  { viewer, from, past, slug }: Look,
  refused: RequestRefusals = {},
): readonly RequestView[] {
  const offers = from === 'claim' && !past && isAtLeast(viewer.role, 'reviewer')
  return claim.requests.map((row) => {
    const state = stateOf(row)
    const open = offers && state !== 'withdrawn' && state !== 'applied'
    return {
      id: row.id,
      state,
      stateLabel: state === 'applied' ? `applied in revision ${row.appliedIn ?? ''}` : STATES[state],
      leads: past
        ? null
        : row.appliedIn !== null
          ? { label: 'See what it changed', href: urls.followedClaim(slug, row.appliedIn, claim.number) }
          : state === 'accepted' && isAtLeast(viewer.role, 'reviewer')
            ? { label: 'Apply it to the text', href: urls.agreedChanges(slug) }
            : null,
      kind: REQUEST_LABELS[row.kind],
      before: row.before,
      after: row.after,
      reason: row.reason,
      by: row.name,
      at: moment(row.at),
      answer: answerOf(row),
      withdrawalReason: row.withdrawalReason,
      answering: open && row.kind !== 'stands' ? answerForm(claim, row, refused.answer) : null,
      withdrawing:
        open && mayWithdraw(viewer, row.by) ? withdrawalForm(claim, row, refused.requestWithdrawal) : null,
    }
  })
}

function answerOf({ answer, answerNote, answeredAt }: RequestRow): string {
  if (answer === null || answeredAt === null) return ''
  return `The author ${answer} this, ${moment(answeredAt).text}${answerNote === '' ? '.' : `: ${answerNote}`}`
}

function answerForm(
  claim: ClaimDetail,
  { id, answer }: RequestRow,
  refused?: RequestRefusals['answer'],
): AnswerForm {
  const mine = refused?.form.id === id ? refused : null
  return {
    ...formView(claim, urls.requestAnswer(id), mine),
    answers: options(ANSWERS, ANSWER_LABELS, mine?.form.answer ?? answer ?? ''),
    note: mine?.form.answerNote ?? '',
  }
}

function withdrawalForm(
  claim: ClaimDetail,
  { id }: RequestRow,
  refused?: RequestRefusals['requestWithdrawal'],
): RequestWithdrawalForm {
  const mine = refused?.form.id === id ? refused : null
  return { ...formView(claim, urls.requestWithdrawal(id), mine), reason: mine?.form.reason ?? '' }
}

/** @param words  the claim's words at each of its places */
export function askForm(
  claim: ClaimDetail,
  { viewer }: Pick<Look, 'viewer'>,
  words: readonly string[],
  refused: RequestRefusals['request'] | null = null,
): AskForm {
  const { request, before, after, why } = refused?.form ?? { request: '', before: '', after: '', why: '' }
  const kinds = CHANGE_REQUEST_KINDS.filter((kind) => kind !== 'stands' || isAtLeast(viewer.role, 'editor'))
  return {
    ...formView(claim, urls.claimRequests(claim.id), refused),
    kinds: options(kinds, REQUEST_LABELS, request || 'reword'),
    words: [...new Set(words)].map((value) => ({ value, label: `“${value}”`, chosen: value === before })),
    after,
    why,
  }
}

const formView = (claim: ClaimDetail, action: Href, refused: Refused<unknown> | null): FormView => ({
  action,
  version: claim.version,
  problems: refused?.problems ?? [],
  conflict: conflictSince(claim, refused?.basedOn ?? null),
  open: refused !== null,
})
