import { canonical } from './activity.js'

/** Only the fields whose value differs, before and after; `null` when none does. */
export function whatChanged<T extends object>(before: T, after: T) {
  const names = (Object.keys(after) as (keyof T)[]).filter(
    (name) => canonical(before[name]) !== canonical(after[name]),
  )
  const pick = (from: T) => Object.fromEntries(names.map((name) => [name, from[name]]))
  return names.length === 0 ? null : { before: pick(before), after: pick(after) }
}
