import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { PARTS } from '../src/domain/claims.js'
import type { Result } from '../src/domain/problems.js'
import type { Actor } from '../src/db/record/actor.js'
import { addArticle } from '../src/db/articles/articles.js'
import { addClaim } from '../src/db/claims/claims.js'
import { snapshot, type Db } from '../src/db/database.js'
import { transact } from '../src/db/transaction.js'
import { addWaiver } from '../src/db/articles/waivers.js'

/** The sample cannot be added, because a file of it is wrong. */
export class SeedError extends Error {
  override readonly name = 'SeedError'
}

const words = z.strictObject({
  part: z.enum(PARTS),
  exact: z.string().min(1),
  prefix: z.string().default(''),
  suffix: z.string().default(''),
})

const attribution = z.strictObject({
  speaker: z.string(),
  capacity: z.string().default(''),
  anonymous: z.boolean().default(false),
  verb: z.string().default(''),
})

const sample = z.strictObject({
  article: z.strictObject({
    headline: z.string(),
    standfirst: z.string(),
    /** The file of the text, beside this one. */
    text: z.string(),
    language: z.string(),
    note: z.string(),
  }),
  claims: z.array(
    z.strictObject({
      number: z.number().int(),
      words: z.array(words).min(1),
      statement: z.string(),
      kind: z.string(),
      about: z.string(),
      saidBy: z.array(attribution).default([]),
      timePhrase: z.string().default(''),
      question: z.string(),
    }),
  ),
  waivers: z.array(z.strictObject({ words, reason: z.string(), note: z.string().default('') })),
})

type Sample = z.infer<typeof sample>

/**
 * Adds the sample article with its claims and waivers, in one transaction. Where a sample article is on the desk
 * already, whatever people did with it, nothing is done.
 *
 * @param folder  where `claims.json` and the text lie
 * @returns whether it was added
 * @throws {SeedError} naming the claim, and the words that were not found or were found twice
 */
export async function seedSample(db: Db, actor: Actor, folder: string): Promise<boolean> {
  const known = await snapshot(db, (moment) => moment.first`SELECT 1 FROM Article WHERE sample LIMIT 1`)
  if (known) return false
  const { article, claims, waivers } = await readSample(folder)
  const body = await readText(join(folder, article.text))

  return transact(db, async (tx) => {
    // Two programs may start at once; here only one of them is writing.
    if ((await tx.article.count({ where: { sample: true } })) > 0) return false
    const { id: articleId } = await addArticle(tx, actor, { ...article, body, sample: true })
    for (const { number, words, ...form } of claims) {
      const added = await addClaim(tx, actor, { articleId, form, words })
      const claim = valueOf(added, `Claim ${number} of the sample`)
      if (claim.number !== number)
        throw new SeedError(`Claim ${number} of the sample comes as number ${claim.number}`)
    }
    for (const waiver of waivers) {
      const added = await addWaiver(tx, actor, { articleId, ...waiver })
      valueOf(added, `The waiver of “${waiver.words.exact}”`)
    }
    return true
  })
}

async function readSample(folder: string): Promise<Sample> {
  const file = join(folder, 'claims.json')
  const text = await readText(file)
  const result = sample.safeParse(parseJson(file, text))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const [list, index] = issue?.path ?? []
  const place =
    list === 'claims' && typeof index === 'number' ? `claim ${index + 1}` : (issue?.path.join('.') ?? '')
  throw new SeedError(
    `${file}, ${place}: ${issue?.message ?? 'not a sample'} (${issue?.path.join('.') ?? ''})`,
  )
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new SeedError(`${file} cannot be read: ${(error as Error).message}`)
  })
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new SeedError(`${file} is not JSON: ${(error as Error).message}`)
  }
}

function valueOf<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value
  throw new SeedError(`${what}: ${result.problems.map(({ message }) => message).join('; ')}`)
}
