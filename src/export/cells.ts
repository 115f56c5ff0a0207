import { stringify } from 'csv-stringify/sync'

/**
 * Writes rows as CSV that a spreadsheet opens right.
 *
 * @param bom  whether they begin the file
 * @returns text with CRLF line ends (RFC 4180), at the beginning of a file with a byte order mark; a cell that a
 *   spreadsheet would take for a formula begins with an apostrophe
 */
export function csvOf(rows: readonly (readonly (string | number)[])[], bom = true): string {
  return stringify([...rows.map((row) => [...row])], {
    bom,
    record_delimiter: 'windows',
    // With CRLF between the rows it would leave a cell with a bare line feed unquoted: every other reader splits it.
    quote_record_delimiter: true,
    cast: { string: (text) => (FORMULA.test(text) ? `'${text}` : text) },
  })
}

/**
 * What a spreadsheet may read as a formula: such a sign, ASCII or full-width, first or behind white space; or a tab or
 * line end at the beginning. Wider than csv-stringify's own `escape_formulas`, which looks at the first sign only.
 *
 * @see OWASP, CSV Injection
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])/u
