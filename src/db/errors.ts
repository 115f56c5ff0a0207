export { isDatabaseUnavailable, sqliteCode } from './sqlite/errors.js'

/** What was asked for is not there, or not for this person. */
export class NotFound extends Error {
  override readonly name = 'NotFound'

  constructor(what: string, key: string | number) {
    super(`There is no ${what} ${key}`)
  }
}

/** The form was based on an older version than the one on record. */
export class StaleVersion extends Error {
  override readonly name = 'StaleVersion'
  readonly basedOn: number
  readonly current: number

  constructor(what: string, { basedOn, current }: { readonly basedOn: number; readonly current: number }) {
    super(`The ${what} is at version ${current}; the form was based on ${basedOn}`)
    this.basedOn = basedOn
    this.current = current
  }
}

/** This person may not do that. The message says who may. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed'
}

/** A link that was good once, or was never ours: used, expired, withdrawn or altered. */
export class LinkOver extends Error {
  override readonly name = 'LinkOver'
}
