import type { DifferenceBlock, DifferencePiece } from '../../domain/text-difference.js'
import { counted } from '../words.js'

/** Unchanged paragraphs, folded, or the words of changed ones. */
export interface DifferenceView {
  /** "2 paragraphs unchanged"; '' for a change. */
  readonly folded: string
  readonly pieces: readonly DifferencePiece[]
  readonly before: readonly DifferencePiece[]
  readonly after: readonly DifferencePiece[]
}

export function differenceView({ same, paragraphs, pieces }: DifferenceBlock): DifferenceView {
  return {
    folded: same ? `${counted(paragraphs, 'paragraph')} unchanged` : '',
    pieces,
    before: pieces.filter(({ kind }) => kind !== 'in'),
    after: pieces.filter(({ kind }) => kind !== 'out'),
  }
}
