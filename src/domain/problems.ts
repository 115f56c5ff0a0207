/** What a person can put right: one per field, in words that say what to do next. */
export interface Problem {
  readonly field: string
  readonly message: string
}

export type Result<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] }

export const accepted = <T>(value: T): Result<T> => ({ ok: true, value })

export const refused = (problems: readonly Problem[]): Result<never> => ({ ok: false, problems })
