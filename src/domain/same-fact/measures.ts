import type { Reading, Word } from '../following/words.js'
import type { Amount } from './amounts.js'
import { senseOf } from './senses.js'

/** Whether a number counts something here: an ordinal only where it is what is said (“it was his second”). */
export function countsHere(words: readonly Word[], { ordinal, from, until }: Amount): boolean {
  const next = words[until]
  if (!ordinal)
    return (
      !(
        words[from]?.bare === 'one' &&
        (next === undefined || next.kind === 'function' || next.kind === 'number')
      ) && next?.bare !== 'ago'
    )
  return words
    .slice(0, from)
    .some(({ bare }) => /^(?:is|are|was|were|be|been|become|became|becomes|mark|marks|marked)$/.test(bare))
}

/** They say how a number is meant, which is compared with it. */
export const BOUNDS = new Set(
  `about around approximately nearly almost roughly over above least more exceeding minimum excess under below most
  fewer less maximum many much some estimated circa close just exactly up only at total`.split(/\s+/),
)

/** What is counted: a currency before, or a unit or the first word behind. */
export function measureOf(words: readonly Word[], { from, until }: Amount): string {
  const sign = words[from - 1]
  if (sign?.kind === 'sign' && /^\p{Sc}$/u.test(sign.bare)) return senseOf(sign.bare)
  const next = words[until]
  if (next === undefined || next.kind === 'function' || /[,;:.]/.test(next.gap)) return ''
  return next.kind === 'name' ? '' : senseOf(next.bare)
}

/** “by 5” and “to 5” are two things, and so are “from 5” and “5”; “up to 5” and “more than 5” are “5”, bounded. */
export function roleOf(words: readonly Word[], { from }: Amount): string {
  const before = words
    .slice(Math.max(0, from - 4), from)
    .filter(({ kind, bare }) => kind !== 'sign' && bare !== 'the')
  const last = before.findLastIndex(({ bare }) => !BOUNDS.has(bare))
  const near = before[last]?.bare ?? ''
  if (!ROLES.has(near) || (LEADS.has(near) && BOUNDS.has(before[last - 1]?.bare ?? ''))) return ''
  return near
}

const ROLES = new Set('to from per between and of than after within every until since'.split(' '))
const LEADS = new Set(['to', 'than', 'of', 'as'])

/** A number as it is written, with its currency or what it counts. */
export function wordingOf({ text, words }: Reading, { from, until }: Amount, measured: boolean): string {
  const first = words[from - 1]?.kind === 'sign' ? from - 1 : from
  const last = measured && /^[ -]?$/.test(words[until]?.gap ?? '?') ? until : until - 1
  return text.slice(words[first]?.start, words[last]?.end)
}
