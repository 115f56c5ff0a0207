import { hash, verify, type Options } from '@node-rs/argon2'

/** Argon2id at the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What is compared with when there is no such person: it takes as long, and nothing fits. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGlzIGhlcmUu$2cYMdbhDROwPX1oQp2lY0VvPRE3uVhaJtgbF5wJVbmE'

/** How many of the most common pass phrases are refused. */
const COMMON = 10_000

// One at a time: hashing holds a thread of the pool that the database reads on, and a burst of sign-ins all of them.
let turn: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

export const hashPassPhrase = (passPhrase: string): Promise<string> =>
  inTurn(() => hash(oneForm(passPhrase), OPTIONS))

/** Whether a pass phrase fits what is stored. It takes as long for somebody who is not there (`null`). */
export async function fits(stored: string | null, passPhrase: string): Promise<boolean> {
  const same = await inTurn(() => verify(stored ?? NOBODY, oneForm(passPhrase)))
  return same && stored !== null
}

// Keyboards differ in how they write é; NIST SP 800-63B 5.1.1.2 asks for one form before hashing.
const oneForm = (passPhrase: string): string => passPhrase.normalize('NFKC')

/** Reads the pass phrases that are tried first; a megabyte that only new pass phrases need. */
export async function readCommonPassPhrases(): Promise<(passPhrase: string) => boolean> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  const common = new Set(dictionary['passwords-common'].slice(0, COMMON))
  return (passPhrase) => common.has(passPhrase.toLowerCase())
}
