import type { Span } from '../src/domain/spans.js'

/** The words of the nth sentence, from 0, that its claim stands on. Within one body they are found once. */
export const wordsOf = (nth: number): string => `spent ${nth + 1} million on pier number ${nth + 1}`

/** A text of so many sentences, four to a paragraph, with the punctuation of print: it costs more than plain ASCII. */
export function bodyOf(sentences: number): string {
  const all = Array.from(
    { length: sentences },
    (_, nth) => `The council ${wordsOf(nth)}, “as planned”, the harbour’s people said.`,
  )
  const paragraphs = Array.from({ length: Math.ceil(sentences / 4) }, (_, nth) =>
    all.slice(nth * 4, nth * 4 + 4).join(' '),
  )
  return paragraphs.join('\n\n')
}

/** Sentences of a text of some 100,000 characters. */
export const LONG = 1_150

/** The words that the first claims stand on. None of them is outside the basic plane: indices are code points. */
export const spansIn = (body: string, claims: number): readonly Span[] =>
  Array.from({ length: claims }, (_, nth) => {
    const words = wordsOf(nth)
    const start = body.indexOf(words)
    return { start, end: start + words.length }
  })

/** What an author can make of a text, from little to everything. */
export function editsOf(before: string): Readonly<Record<string, string>> {
  const sentences = before.split(/(?<=\.) |\n\n/)
  return {
    'one number': before.replace('spent 7 million', 'spent 8 million'),
    'every tenth sentence': sentences
      .map((each, nth) => (nth % 10 ? each : each.replace('million', 'billion')))
      .join(' '),
    'every sentence': before.replaceAll('council', 'senate'),
    'the order turned round': sentences.toReversed().join(' '),
    'wholly rewritten': before.replace(/\p{L}+/gu, (word) => [...word].reverse().join('')),
    'one endless sentence': before.replace(/\. |\n\n/g, ' ').replace('spent 7 million', 'spent 8 million'),
    'a script without spaces': '議会は桟橋に百万を費やした。'.repeat(7_000),
  }
}
