import type { Result } from '../domain/problems.js'

/** What somebody hands in: pasted text, a file, or what stood at an address. */
export type Incoming =
  | { readonly way: 'text'; readonly text: string }
  | { readonly way: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly way: 'address'; readonly url: string; readonly bytes: Uint8Array; readonly mediaType: string }

/** An article as it came in, read and not saved yet. What is not known is ''. */
export interface Manuscript {
  readonly headline: string
  readonly standfirst: string
  readonly byline: string
  readonly outlet: string
  /** BCP 47. */
  readonly language: string
  /** `IsoDate`, or ''. */
  readonly publishedOn: string
  readonly body: string
  /** The body with its line ends as they came, where hard-wrapped lines were joined; '' where none were. */
  readonly unjoined: string
  /** What was done to the text, and what a person should look at: a sentence each. */
  readonly notices: readonly string[]
}

/** What one format tells of an article. */
export type Found = Partial<Omit<Manuscript, 'body' | 'notices'>> & Pick<Manuscript, 'body' | 'notices'>

/** Reads an article, wherever it came from. What cannot be read is a problem of the field named as its way. */
export type ReadManuscript = (incoming: Incoming) => Promise<Result<Manuscript>>

export const INTAKE_LIMITS = {
  /** Of an uploaded file, in bytes. */
  file: 2 * 1024 * 1024,
  /** Of a page that is fetched, in bytes. */
  page: 5 * 1024 * 1024,
  /** Of what is packed in a file, in bytes. */
  unpacked: 50 * 1024 * 1024,
  /** For reading one, in milliseconds. */
  reading: 10_000,
  /** For fetching one, in milliseconds. */
  fetching: 10_000,
} as const
