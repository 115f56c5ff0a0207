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
