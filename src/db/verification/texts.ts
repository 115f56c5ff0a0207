import { PARTS, type Part } from '../../domain/claims.js'
import { indexCodePoints, type CodePointIndex } from '../../domain/spans.js'
import { hashRevision } from '../articles/articles.js'
import type { ArticleRows, PlacementRow, RevisionRow } from './article-rows.js'
import { agree, quote, refuse } from './fault.js'

/**
 * Checks that each revision is the text that its hash names, and that every span of it still has its words.
 *
 * @throws {RecordFault}
 */
export function checkTexts(slug: string, rows: ArticleRows): void {
  if (rows.revisions.length === 0) refuse({ slug, what: 'its text' }, 'it has no revision.')
  rows.revisions.forEach((revision, nth) => {
    const place = { slug, what: `revision ${revision.number}`, uid: revision.uid }
    agree(place, 'number', revision.number, nth + 1, 'as the next it must be')
    agree(place, 'sha256', revision.sha256, hashRevision(revision), 'its headline, standfirst and text give')
    checkSentences(slug, revision, rows)
  })
  checkPlacements(slug, rows)
}

/** In order, not overlapping, white space at neither end and nothing but white space between them. */
function checkSentences(slug: string, revision: RevisionRow, rows: ArticleRows): void {
  for (const part of PARTS) {
    const text = slicer(revision[part])
    let last = { end: 0, paragraph: 0, ordinal: 0 }
    const here = rows.sentences.filter((row) => row.revision === revision.number && row.part === part)
    for (const { uid, paragraph, ordinal, start, end } of here) {
      const what = `sentence ${paragraph}.${ordinal} of the ${part} of revision ${revision.number}`
      const place = { slug, what, uid }
      const [from, to] = [start ?? 0, end ?? 0]
      const words = text.slice(from, to)
      if (
        from < last.end ||
        to > text.length ||
        text.slice(last.end, from).trim() !== '' ||
        words !== words.trim()
      )
        refuse(place, `its span ${from}–${to} does not fit the text: it reads ${quote(words)}.`)
      const follows =
        paragraph === last.paragraph
          ? ordinal === last.ordinal + 1
          : paragraph === last.paragraph + 1 && ordinal === 1
      if (!follows) refuse(place, `it does not follow sentence ${last.paragraph}.${last.ordinal}.`)
      last = { end: to, paragraph, ordinal }
    }
    const rest = text.slice(last.end, text.length).trim()
    if (rest !== '')
      refuse(
        { slug, what: `the ${part} of revision ${revision.number}` },
        `no sentence covers ${quote(rest)}.`,
      )
  }
}

function checkPlacements(slug: string, rows: ArticleRows): void {
  const numbers = new Map(rows.claims.map(({ uid, number }) => [uid, number]))
  const texts = slicers(rows)
  for (const { uid, owner, revision, part, start, end, exact, prefix, suffix } of rows.placements) {
    if (start === null || end === null) continue
    const place = {
      slug,
      what: `a placement of claim ${numbers.get(owner) ?? owner} in revision ${revision}`,
      uid,
    }
    const text = texts(revision, part)
    agree(place, 'exact', exact, text.slice(start, end), `at ${start}–${end} the text reads`)
    if (!text.slice(0, start).endsWith(prefix))
      refuse(place, `its prefix ${quote(prefix)} does not stand before its words.`)
    if (!text.slice(end, text.length).startsWith(suffix))
      refuse(place, `its suffix ${quote(suffix)} does not stand behind its words.`)
  }
  for (const { uid, owner, revision, part, start, end } of rows.waiverPlacements) {
    if (start === null || end === null) continue
    const words = texts(revision, part).slice(start, end)
    if (words === '' || end > texts(revision, part).length)
      refuse(
        { slug, what: `a placement of the waiver ${owner} in revision ${revision}`, uid },
        `${start}–${end} is outside the text.`,
      )
  }
}

interface Slicer {
  /** In code points. */
  readonly length: number
  readonly slice: (start: number, end: number) => string
}

function slicer(text: string): Slicer {
  const { length, indexOf }: CodePointIndex = indexCodePoints(text)
  return { length, slice: (start, end) => text.slice(indexOf(start), indexOf(end)) }
}

/** The parts of the revisions, each indexed once. */
function slicers({ revisions }: ArticleRows): (revision: number, part: Part) => Slicer {
  const known = new Map<string, Slicer>()
  return (revision, part) => {
    const key = `${revision} ${part}`
    const found = known.get(key) ?? slicer(revisions.find(({ number }) => number === revision)?.[part] ?? '')
    known.set(key, found)
    return found
  }
}

/** The words of a span, '' where it has none. */
export function wordsAt(
  rows: ArticleRows,
  { revision, part, start, end }: Pick<PlacementRow, 'revision' | 'part' | 'start' | 'end'>,
): string {
  const text = rows.revisions.find(({ number }) => number === revision)?.[part] ?? ''
  return start === null || end === null ? '' : slicer(text).slice(start, end)
}
