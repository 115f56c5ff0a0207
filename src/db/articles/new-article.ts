import { decideNewArticle, type NewArticleForm } from '../../domain/new-article.js'
import { accepted, type Result } from '../../domain/problems.js'
import type { Actor } from '../record/actor.js'
import type { Db } from '../database.js'
import { transact } from '../transaction.js'
import { addArticle, findSameText } from './articles.js'
import { addWaiver } from './waivers.js'

/**
 * Adds an article that was read and corrected, and waives the lines that a person ticked as boilerplate: all of it, or
 * nothing. The same text again adds nothing.
 *
 * @param waived  the words of whole lines of the body; a line that stands there several times is waived each time
 * @returns its slug, and whether the desk had this text already
 */
export function takeInArticle(
  db: Db,
  actor: Actor,
  { form, waived }: { readonly form: NewArticleForm; readonly waived: readonly string[] },
): Promise<Result<{ readonly slug: string; readonly known: boolean }>> {
  const lines = linesReading(form.body.replaceAll(/\r\n?/g, '\n').trim(), new Set(waived))
  const decision = decideNewArticle(form, lines.length)
  if (!decision.ok) return Promise.resolve(decision)
  return transact(db, async (tx) => {
    const same = await findSameText(tx, decision.value, actor.at)
    if (same !== null) return accepted({ slug: same, known: true })
    const { id, slug } = await addArticle(tx, actor, { ...decision.value, sample: false })
    for (const words of lines) {
      const waiver = await addWaiver(tx, actor, { articleId: id, words, reason: 'boilerplate', note: '' })
      if (!waiver.ok) throw new TypeError(`A line of the new article is not found: “${words.exact}”`)
    }
    return accepted({ slug, known: false })
  })
}

/** Where lines with these words stand. All that stands before it makes the place of each the only one. */
function linesReading(body: string, words: ReadonlySet<string>) {
  return [...body.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const exact = line.trim()
    if (!words.has(exact)) return []
    const start = index + line.indexOf(exact)
    return [{ part: 'body' as const, exact, prefix: body.slice(0, start), suffix: '' }]
  })
}
