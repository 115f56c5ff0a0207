import { randomUUID } from 'node:crypto'
import type { Part } from '../../domain/claims.js'
import { accepted, refused, type Result } from '../../domain/problems.js'
import { afterMerge, afterSplit, decideMerge, decideSplit } from '../../domain/sentence-edits.js'
import type { Sentence } from '../../domain/sentences.js'
import type { Db } from '../database.js'
import { NotFound } from '../errors.js'
import { appendActivity } from '../record/activity.js'
import type { Actor } from '../record/actor.js'
import { transact, type Tx } from '../transaction.js'
import { refreshCoverage } from './coverage.js'
import { getNewestText, refuseOlderText, type NewestText } from './newest-text.js'

/**
 * Splits a sentence in two. Claims and waivers stay on their words.
 *
 * @param at  where the second one begins, in code points of the part
 * @returns whether anything changed: a sentence that ends there already is left as it is
 * @throws {NotFound}
 */
export function splitSentence(
  db: Db,
  actor: Actor,
  { id, at }: { readonly id: number; readonly at: number },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const here = await getSentence(tx, id)
    const { newest, row, sentences, nth } = here
    if (row.revision !== newest.revision) return refuseOlderText('at', row.revision, newest.revision)
    if (sentences[nth + 1]?.span.start === at) return accepted({ changed: false })
    const split = decideSplit(newest.text[row.part], { start: row.start, end: row.end }, at)
    if (!split.ok) return split

    const [first, second] = split.value
    await tx.sentence.update({ where: { id }, data: { end: first.end }, select: { id: true } })
    const { revisionId, part, paragraph } = row
    const added = {
      uid: randomUUID(),
      createdAt: actor.at,
      revisionId,
      part,
      paragraph,
      ordinal: row.ordinal + 1,
    }
    await tx.sentence.create({ data: { ...added, ...second }, select: { id: true } })
    await renumber(tx, here, afterSplit(sentences, nth, split.value))
    await refreshCoverage(tx, newest.articleId)
    await record(tx, actor, here, 'sentence.split', [row], split.value)
    return accepted({ changed: true })
  })
}

/**
 * Makes a sentence one with the next of its paragraph. Claims and waivers stay on their words.
 *
 * @param until  where the next one ends, as the form showed it: sent twice, it does not take in a third
 * @returns whether anything changed: a sentence that reaches there already is left as it is
 * @throws {NotFound}
 */
export function mergeSentence(
  db: Db,
  actor: Actor,
  { id, until }: { readonly id: number; readonly until: number },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const here = await getSentence(tx, id)
    const { newest, row, sentences, nth } = here
    if (row.revision !== newest.revision) return refuseOlderText('until', row.revision, newest.revision)
    if (row.end === until) return accepted({ changed: false })
    const [sentence, next] = [sentences[nth], sentences[nth + 1] ?? null]
    if (!sentence) throw new NotFound('sentence', id)
    const whole = decideMerge(sentence, next)
    if (!whole.ok) return whole
    if (whole.value.end !== until)
      return refused([
        { field: 'until', message: 'The sentences were changed meanwhile: look at them as they stand now' },
      ])

    const { revisionId, part } = row
    await tx.sentence.deleteMany({ where: { revisionId, part, start: next?.span.start ?? 0 } })
    await tx.sentence.update({ where: { id }, data: { end: until }, select: { id: true } })
    await renumber(tx, here, afterMerge(sentences, nth, whole.value))
    await refreshCoverage(tx, newest.articleId)
    const before = [sentence.span, ...(next ? [next.span] : [])]
    await record(tx, actor, here, 'sentence.merged', before, [whole.value])
    return accepted({ changed: true })
  })
}

interface Here {
  readonly newest: NewestText
  readonly row: {
    readonly uid: string
    readonly revisionId: number
    readonly revision: number
    readonly part: Part
    readonly paragraph: number
    readonly ordinal: number
    readonly start: number
    readonly end: number
  }
  /** All of its part, in order, and which of them it is. */
  readonly sentences: readonly Sentence[]
  readonly nth: number
}

async function getSentence(tx: Tx, id: number): Promise<Here> {
  const columns = { paragraph: true, ordinal: true, start: true, end: true }
  const row = await tx.sentence.findUnique({
    where: { id },
    select: {
      ...columns,
      uid: true,
      part: true,
      revisionId: true,
      revision: { select: { number: true, article: { select: { slug: true } } } },
    },
  })
  if (!row) throw new NotFound('sentence', id)
  const { revisionId, part } = row
  const rows = await tx.sentence.findMany({
    where: { revisionId, part },
    orderBy: { start: 'asc' },
    select: columns,
  })
  return {
    newest: await getNewestText(tx, row.revision.article.slug),
    row: { ...row, revision: row.revision.number },
    sentences: rows.map(({ start, end, ...place }) => ({ ...place, span: { start, end } })),
    nth: rows.findIndex(({ start }) => start === row.start),
  }
}

/** Writes the numbers that changed: those of the sentences behind it in its paragraph. */
async function renumber(tx: Tx, { row, sentences }: Here, after: readonly Sentence[]): Promise<void> {
  const before = new Map(sentences.map(({ span, ordinal }) => [span.start, ordinal]))
  const { revisionId, part } = row
  for (const { span, ordinal } of after) {
    const known = before.get(span.start)
    if (known === undefined || known === ordinal) continue
    await tx.sentence.updateMany({ where: { revisionId, part, start: span.start }, data: { ordinal } })
  }
}

const record = (
  tx: Tx,
  actor: Actor,
  { newest, row }: Here,
  action: 'sentence.split' | 'sentence.merged',
  before: readonly { readonly start: number; readonly end: number }[],
  after: readonly { readonly start: number; readonly end: number }[],
): Promise<void> => {
  const spans = (rows: typeof before) => rows.map(({ start, end }) => ({ start, end }))
  const { revision, part } = row
  return appendActivity(tx, actor, {
    articleId: newest.articleId,
    action,
    subject: row.uid,
    before: { revision, part, sentences: spans(before) },
    after: { revision, part, sentences: spans(after), words: wordsOf(newest, row.part, after) },
  })
}

/** The words of the sentences, so that the history can be read. */
const wordsOf = (
  { text }: NewestText,
  part: Part,
  spans: readonly { readonly start: number; readonly end: number }[],
): string => spans.map(({ start, end }) => Array.from(text[part]).slice(start, end).join('')).join(' | ')

/** Where a sentence stands. @throws {NotFound} */
export async function getSentencePlace(db: Db, id: number): Promise<{ readonly slug: string }> {
  const row = await db.sentence.findUnique({
    where: { id },
    select: { revision: { select: { article: { select: { slug: true } } } } },
  })
  if (!row) throw new NotFound('sentence', id)
  return row.revision.article
}
