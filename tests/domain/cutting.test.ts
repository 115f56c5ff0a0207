import { expect, test } from 'vitest'
import { cutOut } from '../../src/domain/cutting.js'
import { applyEdits } from '../../src/domain/edits.js'
import { codePoints } from '../../src/domain/spans.js'

/** The words that are cut stand between bars. */
const CUTS: readonly (readonly [what: string, before: string, after: string])[] = [
  ['words in the middle', 'The mill |in Leeds| closed.', 'The mill closed.'],
  ['words before a comma', 'It fell |in 1998|, then rose.', 'It fell, then rose.'],
  ['an aside', 'The mill, |which opened in 1998|, closed.', 'The mill closed.'],
  ['an aside of two words', 'Smith, |a baker|, said so.', 'Smith said so.'],
  ['one of a list', 'They met Ann, |Bob|, Carl and Dan.', 'They met Ann, Carl and Dan.'],
  ['one of a list before its and', 'He saw China, |the old Belarus|, and Peru.', 'He saw China, and Peru.'],
  ['what stands between dashes', 'The mill — |opened in 1998| — closed.', 'The mill closed.'],
  ['what stands in brackets', 'The mill (|opened in 1998|) closed.', 'The mill closed.'],
  ['what stands in brackets, at the end', 'The mill closed (|in 1998|).', 'The mill closed.'],
  ['what is quoted', 'He called it “|a scandal|” and left.', 'He called it and left.'],
  ['part of what is quoted', 'He said “it fell |in May|” and left.', 'He said “it fell” and left.'],
  ['the beginning of a sentence', '|In 1998|, the mill closed.', 'The mill closed.'],
  ['a beginning in small letters', 'iOS, |he| said.', 'iOS, said.'],
  ['the end of a sentence', 'The mill closed, |in 1998|.', 'The mill closed.'],
  ['the end with its full stop', 'The mill closed |in 1998.|', 'The mill closed.'],
  ['the end before a bracket', 'It fell (as it did |in May|).', 'It fell (as it did).'],
  ['words behind a semicolon', 'It fell; |in May|, it rose.', 'It fell, it rose.'],
  ['the first sentence', '|It fell.| It rose.', 'It rose.'],
  ['a sentence but for its full stop', 'It fell. |It rose|. It fell again.', 'It fell. It fell again.'],
  ['the last sentence', 'It fell. |It rose.|', 'It fell.'],
  ['two sentences', 'It fell. |It rose. It fell again.| It ended.', 'It fell. It ended.'],
  ['words behind an abbreviation', 'He met Mr. |Smith| and left.', 'He met Mr. and left.'],
  ['the first paragraph', '|It fell.|\n\nIt rose.', 'It rose.'],
  ['a paragraph', 'It fell.\n\n|It rose.|\n\nIt ended.', 'It fell.\n\nIt ended.'],
  ['the last paragraph', 'It fell.\n|It rose|.', 'It fell.'],
  ['the first sentence of a paragraph', 'It fell.\n|It rose.| It ended.', 'It fell.\nIt ended.'],
  ['the last sentence of a paragraph', 'It fell. |It rose.|\nIt ended.', 'It fell.\nIt ended.'],
  ['the last sentence of a quotation', '“It fell. |It rose.|” He left.', '“It fell.” He left.'],
  ['words among emoji', '👩‍👩‍👧 came |back 👩‍👩‍👧| on foot.', '👩‍👩‍👧 came on foot.'],
  ['part of a word', 'They are pro|-Russian| and glad.', 'They are pro and glad.'],
  ['a headline', '|The return|', ''],
]

test.each(CUTS)('cuts %s and mends what stands around', (_what, marked, after) => {
  const [before = '', words = '', behind = ''] = marked.split('|')
  const text = before + words + behind
  const span = { start: codePoints(before), end: codePoints(before + words) }

  const edit = cutOut(text, span, { start: 0, end: codePoints(text) }, 'en')

  expect(applyEdits(text, [edit])).toBe(after)
  expect(edit.cut).toEqual(span)
})

test('what belongs to another edit is left alone', () => {
  const text = 'In 1998, the mill closed.'

  const edit = cutOut(text, { start: 0, end: 7 }, { start: 0, end: 9 }, 'en')

  expect(applyEdits(text, [edit])).toBe('the mill closed.')
})
