/**
 * @typedef {{ kind: 'text', at: number, text: string }} Text  what EJS sends as it stands
 * @typedef {{ kind: 'tag', at: number, tag: string, from: number, body: string }} Tag  from: of its body
 * @typedef {{ kind: 'problem', at: number, message: string }} Fault
 */

/** EJS's own delimiters in its own order, so that these tokens are the tokens that it sees. */
const delimiters = /(<%%|%%>|<%=|<%-|<%_|<%#|<%|%>|-%>|_%>)/

/**
 * Reads a template as EJS does. `at` is an offset in the template.
 *
 * @param {string} template
 * @returns {Generator<Text | Tag | Fault>}
 */
export function* readTemplate(template) {
  /** @type {Tag | null} */
  let open = null
  let literal = false // behind `<%%` EJS prints the next `%>`
  let trims = '' // the closing `-%>` or `_%>`, until the next text
  let at = 0

  const tokens = template.split(delimiters) // every second one is a delimiter
  for (const [index, token] of tokens.entries()) {
    const isText = index % 2 === 0
    const closes = /^[-_]?%>$/.test(token)
    if (open && isText) open.body += token
    else if (open) {
      if (!closes) yield fault(open.at, `this tag is not closed before the next ${token}`)
      yield open
      open = null
    } else if (isText && token !== '') {
      const sent = trimEnd(trimStart(token, trims), tokens[index + 1])
      const start = at + token.length - trimStart(token, trims).length
      if (sent !== '') yield { kind: 'text', at: start, text: sent }
      trims = ''
    } else if (token === '<%%' || token === '%%>') {
      yield { kind: 'text', at, text: token.replace('%%', '%') }
      literal = true
    } else if (closes) {
      if (!literal) yield fault(at, `${token} closes no tag; in a string or a comment write '%' + '>'`)
      yield { kind: 'text', at, text: token }
      literal = false
    } else if (!isText) {
      open = { kind: 'tag', at, tag: token, from: at + token.length, body: '' }
      literal = false
    }
    if (closes) trims = token
    at += token.length
  }
  if (open) yield fault(open.at, 'this tag is never closed')
}

/** @type {(at: number, message: string) => Fault} */
const fault = (at, message) => ({ kind: 'problem', at, message })

/** @type {(text: string, closing: string) => string} */
function trimStart(text, closing) {
  const rest = closing === '_%>' ? text.replace(/^[ \t]+/, '') : text
  return closing === '_%>' || closing === '-%>' ? rest.replace(/^(\r\n|\r|\n)/, '') : rest
}

/** @type {(text: string, next: string | undefined) => string} */
const trimEnd = (text, next) => (next === '<%_' ? text.replace(/[ \t]+$/, '') : text)
