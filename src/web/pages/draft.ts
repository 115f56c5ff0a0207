import { PARTS } from '../../domain/claims.js'
import type { Problem } from '../../domain/problems.js'
import type { DraftForm, RevisionParts } from '../../domain/revisions.js'
import { differenceOf, type DifferenceBlock } from '../../domain/text-difference.js'
import type { Href } from '../markup.js'
import { urls } from '../urls.js'

/** The page that takes a new draft. */
export interface DraftPage {
  readonly action: Href
  readonly articleHref: Href
  readonly headline: string
  /** The number of the revision that it is based on. */
  readonly basedOn: number
  readonly values: DraftForm
  readonly problems: readonly Problem[]
  /** What changed in the text since the form was opened; `null` unless it was based on an older revision. */
  readonly meanwhile: readonly DifferenceBlock[] | null
}

/** A draft that was sent and not saved. */
export interface RefusedDraft {
  readonly form: DraftForm
  readonly problems: readonly Problem[]
  /** The revision it was based on, where that is not the newest. */
  readonly basedOn: number | null
}

type Text = RevisionParts & { readonly number: number }

export function draftPage(
  slug: string,
  { newest, base }: { readonly newest: Text; readonly base: Text | null },
  refused: RefusedDraft | null,
): DraftPage {
  const { headline, standfirst, body } = newest
  return {
    action: urls.revisions(slug),
    articleHref: urls.article(slug),
    headline: newest.headline,
    basedOn: newest.number,
    values: refused?.form ?? { headline, standfirst, body, note: '' },
    problems: refused?.problems ?? [],
    meanwhile:
      (refused?.basedOn ?? null) === null
        ? null
        : textDifference(base ?? { headline: '', standfirst: '', body: '' }, newest),
  }
}

/** Headline, standfirst and body of two revisions, compared one after the other. */
export function textDifference(before: RevisionParts, after: RevisionParts): readonly DifferenceBlock[] {
  const blocks: DifferenceBlock[] = []
  for (const block of PARTS.flatMap((part) => differenceOf(before[part], after[part]))) {
    const last = blocks.at(-1)
    if (last?.same !== true || !block.same) blocks.push(block)
    else blocks[blocks.length - 1] = joined(last, block)
  }
  return blocks
}

/** What stayed the same over the end of a part is one stretch. */
const joined = (one: DifferenceBlock, other: DifferenceBlock): DifferenceBlock => ({
  same: true,
  paragraphs: one.paragraphs + other.paragraphs,
  pieces: [...one.pieces, { kind: 'same', text: '\n' }, ...other.pieces],
})
