import { readChoice, readText } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { isAtLeast, mayWithdraw, type Role } from './roles.js'

/** What the desk asks of the author. `stands` asks nothing: an editor answers for the words as they are. */
export const CHANGE_REQUEST_KINDS = ['reword', 'attribute', 'soften', 'cut', 'stands'] as const
export type ChangeRequestKind = (typeof CHANGE_REQUEST_KINDS)[number]

/** What the author says to it. */
export const ANSWERS = ['accepted', 'declined'] as const
export type Answer = (typeof ANSWERS)[number]

/** The form "Ask for a change", as typed. `before` is one of the claim's places, '' where it has one only. */
export interface ChangeRequestForm {
  readonly request: string
  readonly before: string
  readonly after: string
  readonly why: string
}

export interface NewChangeRequest {
  readonly kind: ChangeRequestKind
  /** The claim's words; '' for `stands`. */
  readonly before: string
  /** The words in their place, where the desk proposes some. */
  readonly after: string
  readonly reason: string
}

/** What the decision depends on. */
export interface ChangeRequestBasis {
  readonly role: Role
  /** The claim's words at each of its places in the newest revision. */
  readonly words: readonly string[]
}

/**
 * Decides whether a change can be asked for: of words that the claim stands on, with a reason. New words are needed to
 * reword, welcome to attribute or soften, and none go with a cut. That a claim stands as it is takes an editor.
 */
export function decideChangeRequest(
  form: ChangeRequestForm,
  { role, words }: ChangeRequestBasis,
): Result<NewChangeRequest> {
  const problems: Problem[] = []
  const kind = readChoice(problems, 'request', form.request, CHANGE_REQUEST_KINDS, 'Say what is asked')
  const after = readText(problems, 'after', form.after, { limit: LIMITS.passage })
  const reason = readText(problems, 'why', form.why, { limit: LIMITS.passage, missing: 'Say why' })
  if (kind === 'stands' && !isAtLeast(role, 'editor'))
    problems.push({ field: 'request', message: 'That it stands is for an editor to say' })
  const before = kind === 'stands' ? '' : wordsMeant(problems, form.before, words)
  if (kind === 'reword' && after === '') problems.push({ field: 'after', message: 'Give the new words' })
  if ((kind === 'cut' || kind === 'stands') && after !== '')
    problems.push({
      field: 'after',
      message: 'Nothing takes the place of the words here: leave this empty, or ask to reword',
    })
  if (after !== '' && after === before)
    problems.push({ field: 'after', message: 'These are the words as they stand' })
  return problems.length > 0 || kind === null ? refused(problems) : accepted({ kind, before, after, reason })
}

function wordsMeant(problems: Problem[], typed: string, words: readonly string[]): string {
  const [only] = words
  if (typed === '' && words.length === 1 && only !== undefined) return only
  const meant = words.find((each) => each === typed)
  if (meant !== undefined) return meant
  const message =
    words.length === 0
      ? 'The claim’s words are not in the newest text: settle where they are first'
      : 'Choose which of the claim’s words are meant'
  problems.push({ field: 'before', message })
  return ''
}

/** A change request as far as the rules read it. */
export interface StandingRequest {
  readonly kind: ChangeRequestKind
  readonly by: number
  readonly answer: Answer | null
  /** The number of the revision in which it was carried out. */
  readonly appliedIn: number | null
  readonly withdrawn: boolean
}

/** Decides whether the author's answer can be recorded. That they decline wants their words. */
export function decideAnswer(
  form: { readonly answer: string; readonly answerNote: string },
  request: StandingRequest,
): Result<{ readonly answer: Answer; readonly answerNote: string }> {
  const problems: Problem[] = []
  const answer = readChoice(
    problems,
    'answer',
    form.answer,
    ANSWERS,
    'Say whether it was accepted or declined',
  )
  const answerNote = readText(problems, 'answerNote', form.answerNote, { limit: LIMITS.passage })
  if (answer === 'declined' && answerNote === '')
    problems.push({ field: 'answerNote', message: 'Say in the author’s words why it was declined' })
  const over = whyOver(request)
  if (over !== null) problems.push({ field: 'answer', message: over })
  if (request.kind === 'stands')
    problems.push({ field: 'answer', message: 'Nothing was asked here: there is nothing to answer' })
  return problems.length > 0 || answer === null ? refused(problems) : accepted({ answer, answerNote })
}

/** Decides whether a request can be taken back, with a reason: one's own, or by an editor, and not once it is applied. */
export function decideRequestWithdrawal(
  typed: string,
  request: StandingRequest,
  person: { readonly id: number; readonly role: Role },
): Result<string> {
  const problems: Problem[] = []
  const reason = readText(problems, 'reason', typed, {
    limit: LIMITS.passage,
    missing: 'Say why it is taken back',
  })
  const over = whyOver(request)
  if (over !== null) problems.push({ field: 'reason', message: over })
  if (!mayWithdraw(person, request.by))
    problems.push({ field: 'reason', message: 'Somebody else asked for this: an editor can take it back' })
  return problems.length > 0 ? refused(problems) : accepted(reason)
}

function whyOver({ withdrawn, appliedIn }: StandingRequest): string | null {
  if (withdrawn) return 'This request was taken back already'
  return appliedIn === null ? null : `This request was carried out in revision ${appliedIn}`
}

/** What is to be seen of a request at a glance. */
export type RequestState = 'stands' | 'asked' | 'accepted' | 'declined' | 'applied' | 'withdrawn'

export function stateOf({ kind, answer, appliedIn, withdrawn }: StandingRequest): RequestState {
  if (withdrawn) return 'withdrawn'
  if (appliedIn !== null) return 'applied'
  return answer ?? (kind === 'stands' ? 'stands' : 'asked')
}

/** Whether the author agreed to a change that the text does not show yet, and that says which words take the place of which. */
export const canBeApplied = (
  request: StandingRequest & Pick<NewChangeRequest, 'before' | 'after'>,
): boolean => stateOf(request) === 'accepted' && (request.kind === 'cut' || request.after !== '')
