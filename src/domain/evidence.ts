import { readChoice, readDay, readText, type IsoDate } from './fields.js'
import { LIMITS } from './limits.js'
import { accepted, refused, type Problem, type Result } from './problems.js'
import { readSourceAddress, type SourceAddress } from './source-address.js'

/** How a source bears on a claim. */
export const STANCES = ['supports', 'refutes', 'context'] as const
export type Stance = (typeof STANCES)[number]

/** What a source is. */
export const SOURCE_KINDS = [
  'web',
  'document',
  'interview',
  'dataset',
  'record',
  'broadcast',
  'release',
  'book',
  'post',
  'observation',
] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** Whether it was there itself, or passes on what others say. */
export const TIERS = ['primary', 'secondary'] as const
export type Tier = (typeof TIERS)[number]

/** The form "Add evidence", as typed. `source` is the id of a source that the desk has, or '' for a new one. */
export interface EvidenceForm {
  readonly source: string
  readonly url: string
  readonly title: string
  readonly publisher: string
  readonly sourceKind: string
  readonly tier: string
  readonly publishedOn: string
  readonly stance: string
  readonly excerpt: string
  readonly locator: string
  readonly note: string
}

export interface NewSource {
  readonly address: SourceAddress | null
  readonly title: string
  readonly publisher: string
  readonly kind: SourceKind
  readonly tier: Tier
  readonly publishedOn: IsoDate | null
}

export interface NewEvidence {
  readonly stance: Stance
  readonly excerpt: string
  readonly locator: string
  readonly note: string
}

/**
 * Decides whether a piece of evidence can be attached.
 *
 * Supporting and refuting need an excerpt or a locator, so that a second person finds the place; context needs neither.
 * An address is http or https, or absent. A source is named by title and told by kind and tier.
 *
 * @param known  whether the desk has the source that was chosen, or one with the address that was typed; its title,
 *   kind and tier are then those on record, and what was typed for them is not looked at
 * @returns the evidence, and the source to be added: `null` when it is known
 */
export function decideEvidence(
  form: EvidenceForm,
  known: boolean,
): Result<{ readonly source: NewSource | null; readonly evidence: NewEvidence }> {
  const problems: Problem[] = []
  if (form.source !== '' && !known) {
    problems.push({ field: 'source', message: 'Choose a source of the list, or add a new one' })
  }
  const source = known ? null : readNewSource(problems, form)
  const stance = readChoice(
    problems,
    'stance',
    form.stance,
    STANCES,
    'Say whether it supports, refutes or is context',
  )
  const excerpt = readText(problems, 'excerpt', form.excerpt, { limit: LIMITS.passage })
  const locator = readText(problems, 'locator', form.locator, { limit: LIMITS.line })
  const note = readText(problems, 'note', form.note, { limit: LIMITS.passage })
  if (stance !== null && stance !== 'context' && excerpt === '' && locator === '') {
    problems.push({ field: 'excerpt', message: 'Quote the passage, or say where it stands' })
  }
  if (problems.length > 0 || stance === null) return refused(problems)
  return accepted({ source, evidence: { stance, excerpt, locator, note } })
}

function readNewSource(problems: Problem[], form: EvidenceForm): NewSource | null {
  const address = readAddress(problems, form.url)
  const title = readText(problems, 'title', form.title, { limit: LIMITS.line, missing: 'Name the source' })
  const publisher = readText(problems, 'publisher', form.publisher, { limit: LIMITS.line })
  const kind = readChoice(
    problems,
    'sourceKind',
    form.sourceKind,
    SOURCE_KINDS,
    'Say what kind of source it is',
  )
  const tier = readChoice(problems, 'tier', form.tier, TIERS, 'Say whether it is primary or secondary')
  const publishedOn = readDay(problems, 'publishedOn', form.publishedOn)
  if (kind === null || tier === null) return null
  return { address, title, publisher, kind, tier, publishedOn }
}

function readAddress(problems: Problem[], typed: string): SourceAddress | null {
  const text = readText(problems, 'url', typed, { limit: LIMITS.url })
  if (text === '') return null
  const address = readSourceAddress(text)
  if (address === null) {
    problems.push({
      field: 'url',
      message:
        'Give an address that starts with http:// or https://, without a name and password, or leave it empty',
    })
  }
  return address
}

/** Decides whether the desk's sources can be looked through for these words. */
export function decideSearch(words: string): Result<string> {
  const problems: Problem[] = []
  const text = readText(problems, 'find', words, {
    limit: LIMITS.line,
    missing: 'Type a part of the title, publisher or address to look for',
  })
  return problems.length > 0 ? refused(problems) : accepted(text)
}

/** Decides whether evidence can be withdrawn: with a reason, which stays in the history. */
export function decideWithdrawal(reason: string): Result<string> {
  const problems: Problem[] = []
  const text = readText(problems, 'reason', reason, {
    limit: LIMITS.statement,
    missing: 'Say why it is withdrawn',
  })
  return problems.length > 0 ? refused(problems) : accepted(text)
}
