import { HtmlPlace } from './html-place.mjs'
import { readTemplate } from './template-tokens.mjs'

/**
 * @typedef {{ file: string, line: number, column: number, message: string }} Problem
 *
 * @typedef {object} Piece  the code of one tag
 * @property {number} at  where it stands in the generated code
 * @property {number} from  where it stands in the template
 * @property {number} length
 * @property {string} place  what is printed behind it is treated alike wherever this is the same
 * @property {boolean} unfinished  it follows the name of an attribute
 *
 * @typedef {object} View  a template, written as a function of its props
 * @property {string} name
 * @property {string} file
 * @property {string} text
 * @property {string} code
 * @property {Problem[]} problems
 * @property {ReadonlyMap<number, number>} outputs  where each call for a text or an output begins in the
 *   generated code, and where that text or tag begins in the template
 * @property {(offset: number, message: string) => void} report  at an offset in the template
 * @property {(at: number) => number} offsetOf  from the generated code to the template
 * @property {(at: number) => Piece | undefined} pieceAt
 */

/** What a template's code must not say, whatever its types. @type {readonly [RegExp, string][]} */
const refused = [
  [/\binclude\s*\(/, 'include() hands over every local: call partial(name, props)'],
  [/\b__\w+/, 'names that begin with __ belong to EJS and to this check'],
  [/@ts-|\/\*\*/, 'a comment must not change how a template is type-checked'],
  [/<!--|^\s*-->/m, 'this is a comment where EJS runs it, and code where it is checked'],
]

/**
 * Writes a template as a function of its props: `<%= e %>` becomes `;__print(e)`, `<%- e %>` `;__raw(e)`,
 * text `;__text()`, with semicolons and line breaks where EJS puts them. It is JavaScript with its types in
 * a comment, because that is what EJS will run: a cast fails here and not when somebody opens the page.
 *
 * @param {string} name
 * @param {string} file
 * @param {string} text  without a byte order mark
 * @returns {View}
 */
export function translate(name, file, text) {
  const types = `@param {__Views[${JSON.stringify(name)}]} props @param {__Render} partial`
  const html = new HtmlPlace()
  /** @type {Piece[]} */
  const pieces = []
  /** @type {Problem[]} */
  const problems = []
  /** @type {Map<number, number>} */
  const outputs = new Map()
  let code = `/** ${types} */ export default (props, partial) => {\n`

  /** @type {View['report']} */
  const report = (offset, message) => {
    const before = text.slice(0, offset).split('\n')
    problems.push({ file, line: before.length, column: (before.at(-1) ?? '').length + 1, message })
  }

  /** @param {import('./template-tokens.mjs').Text} token */
  const addText = (token) => {
    const problem = html.read(token.text)
    if (problem) report(token.at + problem.at, problem.message)
    outputs.set(code.length + 1, token.at)
    code += ';__text()\n'
  }

  /** @type {(token: import('./template-tokens.mjs').Tag, unfinished?: boolean | undefined) => void} */
  const addPiece = ({ from, body }, unfinished = false) => {
    for (const [pattern, message] of refused) {
      const match = pattern.exec(body)
      if (match) report(from + match.index, message)
    }
    pieces.push({ at: code.length, from, length: body.length, place: html.key(), unfinished })
  }

  /** @param {import('./template-tokens.mjs').Tag} token */
  const addOutput = (token) => {
    const { sink = '__print', problem } = html.print(token.tag === '<%-')
    if (problem !== undefined) report(token.at, problem)
    outputs.set(code.length + 1, token.at)
    code += `;${sink}(`
    addPiece(token)
    code += `${token.body.replace(/;(\s*$)/, ' $1')}\n)\n` // EJS drops one semicolon too
  }

  /** @param {import('./template-tokens.mjs').Tag} token */
  const addCode = (token) => {
    const { unfinished, problem } = html.run(token.body)
    if (problem !== undefined) report(token.at, problem)
    code += ';'
    addPiece(token, unfinished)
    code += `${token.body}\n`
  }

  for (const token of readTemplate(text)) {
    if (token.kind === 'problem') report(token.at, token.message)
    else if (token.kind === 'text') addText(token)
    else if (token.body === '') report(token.at, 'EJS refuses an empty tag')
    else if (token.tag === '<%=' || token.tag === '<%-') addOutput(token)
    else if (token.tag !== '<%#') addCode(token)
  }
  if (!html.isText()) report(text.length, 'the template ends inside a tag, a comment, a script or a title')

  /** @type {View['pieceAt']} */
  const pieceAt = (at) => pieces.findLast((piece) => piece.at <= at)
  /** @type {View['offsetOf']} */
  const offsetOf = (at) => {
    const piece = pieceAt(at)
    return piece ? piece.from + Math.min(at - piece.at, piece.length) : 0
  }
  return { name, file, text, code: `${code}}`, problems, outputs, report, offsetOf, pieceAt }
}
