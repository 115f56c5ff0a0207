/** SQL cut into words, just deeply enough to tell statements and CHECKs apart. It never fails. */

const TOKEN =
  /\s+|--[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[\w$\u0080-\uffff]+|[^]/g
const BLANK = /^(?:\s|--|\/\*)/

/** Words, strings, quoted names and single signs, in order; white space and comments are left out. */
export function tokens(sql: string): string[] {
  return (sql.match(TOKEN) ?? []).filter((token) => !BLANK.test(token))
}

/** The same for SQL that differs in white space and comments only. */
export function normalised(sql: string): string {
  return tokens(sql).join(' ')
}

/** The statements of a script as tokens, without their semicolons. A trigger with its body is one statement. */
export function statements(script: string): string[][] {
  const found: string[][] = []
  let current: string[] = []
  for (const token of tokens(script)) {
    if (token === ';' && !insideTrigger(current)) {
      if (current.length > 0) found.push(current)
      current = []
    } else current.push(token)
  }
  if (current.length > 0) found.push(current)
  return found
}

// SQLite's own rule (sqlite3_complete): a trigger ends with ; END ; so that the END of a CASE does not end it.
function insideTrigger(statement: readonly string[]): boolean {
  if (!/^CREATE (?:TEMP |TEMPORARY )?TRIGGER\b/i.test(statement.slice(0, 3).join(' '))) return false
  return !(statement.at(-1)?.toUpperCase() === 'END' && statement.at(-2) === ';')
}

/** The expressions of all CHECKs in the SQL of a table, normalised. */
export function checksIn(tableSql: string): string[] {
  const words = tokens(tableSql)
  return words.flatMap((word, index) => {
    if (word.toUpperCase() !== 'CHECK' || words[index + 1] !== '(') return []
    return [words.slice(index + 2, closing(words, index + 1)).join(' ')]
  })
}

/** Where the bracket that opens at `open` is closed; the end, when it is not. */
function closing(words: readonly string[], open: number): number {
  let depth = 0
  for (let index = open; index < words.length; index++) {
    if (words[index] === '(') depth++
    if (words[index] === ')' && --depth === 0) return index
  }
  return words.length
}

/** A name without its quotes. */
export function unquoted(name: string): string {
  const quote = name[0]
  if (quote === '[') return name.slice(1, -1)
  if (quote !== '"' && quote !== '`' && quote !== "'") return name
  return name.slice(1, -1).replaceAll(quote + quote, quote)
}
