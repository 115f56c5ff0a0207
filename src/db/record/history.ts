import type { HistoryChoice } from '../../domain/history.js'
import { snapshot, type Db } from '../database.js'
import { NotFound } from '../errors.js'
import type { Moment } from '../moment.js'
import { historyLine, historyList, type HistoryFilter, type HistoryLine } from './history-lines.js'

/** A page of the history. */
export interface HistoryPage {
  /** The article that it is about; `null` for the whole desk's. */
  readonly article: { readonly slug: string; readonly headline: string } | null
  readonly lines: readonly HistoryLine[]
  /** Whose lines can be asked for. */
  readonly people: readonly { readonly id: number; readonly name: string }[]
  /** The id to go on before, when there is more. */
  readonly next: number | null
}

const PAGE = 50

/**
 * Reads a page of the history: of one article, or of the whole desk.
 *
 * @param limit  how many lines at most; 50 when left out
 * @throws {NotFound} for an article that there is not
 */
export function getHistory(
  db: Db,
  choice: HistoryChoice & { readonly before?: number; readonly limit?: number },
): Promise<HistoryPage> {
  const { article: slug, person, kind, day, before, limit = PAGE } = choice
  return snapshot(db, async (moment) => {
    const article =
      slug === undefined
        ? null
        : await moment.first<{ id: number; slug: string; headline: string }>`
            SELECT a.id, a.slug, r.headline FROM Article a JOIN Revision r ON r.articleId = a.id
            WHERE a.slug = ${slug} ORDER BY r.number DESC LIMIT 1`
    if (slug !== undefined && article === null) throw new NotFound('article', slug)
    const lines = await listHistory(moment, {
      ...(article && { articleId: article.id }),
      ...(person !== undefined && { byId: person }),
      ...(kind && { kind }),
      ...(day !== undefined && { day }),
      ...(before !== undefined && { before }),
      limit: limit + 1,
    })
    const next = lines.length > limit ? (lines[limit - 1]?.id ?? null) : null
    const people = await moment.all<{ id: number; name: string }>`
      SELECT id, name FROM Person ORDER BY name COLLATE NOCASE, id LIMIT 500`
    return {
      article: article && { slug: article.slug, headline: article.headline },
      lines: lines.slice(0, limit),
      people,
      next,
    }
  })
}

/** Reads lines of the history, newest first: one query. */
async function listHistory(moment: Moment, filter: HistoryFilter): Promise<readonly HistoryLine[]> {
  const { lines } = await moment.lists({ lines: historyList(filter) })
  return lines.map(historyLine)
}
