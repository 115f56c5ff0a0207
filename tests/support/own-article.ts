import { addArticle } from '../../src/db/articles/articles.js'
import type { Db } from '../../src/db/database.js'
import type { Actor } from '../../src/db/record/actor.js'

/** A text with words that stand twice, an emoji of several parts, and two paragraphs. */
export const BODY =
  'He came back on 7 May. She said he came back 👩‍👩‍👧 because of it.\nNobody knows why. It will rain.'

export interface OwnArticle {
  readonly id: number
  readonly slug: string
  /** The sentences of the body, in order. */
  readonly sentences: readonly { readonly id: number; readonly start: number; readonly end: number }[]
}

/** An article of the desk's own, with nothing marked in it. */
export async function addOwnArticle(db: Db, actor: Actor, body = BODY): Promise<OwnArticle> {
  const text = { headline: 'The return', standfirst: '', body, language: 'en', note: '', sample: false }
  const { id, slug, revisionId } = await addArticle(db, actor, text)
  const sentences = await db.sentence.findMany({
    where: { revisionId, part: 'body' },
    orderBy: { start: 'asc' },
    select: { id: true, start: true, end: true },
  })
  return { id, slug, sentences }
}

/** The form that makes a claim, as it is sent. */
export const CLAIM: Readonly<Record<string, string>> = {
  revision: '1',
  part: 'body',
  exact: 'She said he came back',
  statement: 'She said that he came back.',
  kind: 'event',
  about: 'true',
}
