import { ABOUTS, CLAIM_KINDS, type Attribution, type ClaimForm } from '../../domain/claims.js'
import { suggestKind } from '../../domain/kind-hints.js'
import type { Problem } from '../../domain/problems.js'
import { ABOUT_LABELS, KIND_LABELS } from '../words.js'
import { options, type Option } from './forms.js'

/** The fields that say what a claim is: of a new one, and of one that is edited. */
export interface ClaimFieldsView {
  readonly statement: string
  readonly kinds: readonly Option[]
  /** What the words point to, beside the choice; '' for nothing. */
  readonly kindHint: string
  readonly abouts: readonly Option[]
  readonly links: readonly LinkView[]
  readonly timePhrase: string
  readonly question: string
  readonly problems: readonly Problem[]
}

/** One link of the chain of who says so. */
export interface LinkView {
  readonly number: number
  readonly verb: string
  readonly speaker: string
  readonly capacity: string
  readonly named: readonly Option[]
}

const BLANK: Attribution = { verb: '', speaker: '', capacity: '', anonymous: false }

/**
 * @param words  what the kind is suggested from
 * @param more  whether one more link was asked for
 */
export function claimFields(
  form: ClaimForm,
  words: string,
  { problems, more }: { readonly problems: readonly Problem[]; readonly more: boolean },
): ClaimFieldsView {
  const hint = suggestKind(words)
  const links = more || form.saidBy.length === 0 ? [...form.saidBy, BLANK] : form.saidBy
  return {
    statement: form.statement,
    kinds: [
      { value: '', label: 'choose one', chosen: form.kind === '' },
      ...options(CLAIM_KINDS, KIND_LABELS, form.kind),
    ],
    kindHint: hint ? `“${hint.because}” points to: ${KIND_LABELS[hint.kind]}` : '',
    abouts: options(ABOUTS, ABOUT_LABELS, form.about),
    links: links.map(linkView),
    timePhrase: form.timePhrase,
    question: form.question,
    problems,
  }
}

const linkView = ({ verb, speaker, capacity, anonymous }: Attribution, nth: number): LinkView => ({
  number: nth + 1,
  verb,
  speaker,
  capacity,
  named: [
    { value: '', label: 'named', chosen: !anonymous },
    { value: 'yes', label: 'anonymous', chosen: anonymous },
  ],
})
