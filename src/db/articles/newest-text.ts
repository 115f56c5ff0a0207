import { PARTS, type Part } from '../../domain/claims.js'
import type { IsoDate } from '../../domain/fields.js'
import { refused, type Result } from '../../domain/problems.js'
import { NotFound } from '../errors.js'
import type { Tx } from '../transaction.js'

/** The newest revision of an article, to be marked. */
export interface NewestText {
  readonly articleId: number
  readonly revisionId: number
  readonly revision: number
  /** The article's date. */
  readonly publishedOn: IsoDate | null
  readonly text: Readonly<Record<Part, string>>
}

/** Reads the text that claims and waivers are added to. @throws {NotFound} when there is no such article */
export async function getNewestText(tx: Tx, slug: string): Promise<NewestText> {
  const row = await tx.revision.findFirst({
    where: { article: { slug } },
    orderBy: { number: 'desc' },
    select: {
      id: true,
      number: true,
      articleId: true,
      headline: true,
      standfirst: true,
      body: true,
      article: { select: { publishedOn: true } },
    },
  })
  if (!row) throw new NotFound('article', slug)
  const text = Object.fromEntries(PARTS.map((part) => [part, row[part]])) as Record<Part, string>
  return {
    articleId: row.articleId,
    revisionId: row.id,
    revision: row.number,
    publishedOn: row.article.publishedOn,
    text,
  }
}

/** What is said about words that were chosen in a text that has a newer revision: nobody can tell whether they are meant. */
export function refuseOlderText(field: string, chosenIn: number, newest: number): Result<never> {
  const message = `The text is at revision ${newest}, and this was chosen in revision ${chosenIn}: look at it as it stands now, and save again`
  return refused([{ field, message }])
}
