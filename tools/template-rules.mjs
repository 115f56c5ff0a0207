import ts from 'typescript'

/**
 * @typedef {object} Template  one template as the rules see it
 * @property {import('./template-code.mjs').View} view
 * @property {ts.Program} program
 * @property {ts.SourceFile} source
 * @property {ts.ArrowFunction} body  the function that is the template
 *
 * @typedef {(node: ts.Node, template: Template) => string | { at: number, message: string } | null} Rule
 *   what is wrong with a node, where it starts unless `at` says otherwise
 */

/** Refuses what is well typed and still wrong in a template. @param {Template} template */
export function inspect(template) {
  const { view, source, body } = template
  const unsent = new Map(view.outputs)
  const visit = (/** @type {ts.Node} */ node) => {
    const start = node.getStart(source)
    if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) unsent.delete(start)
    for (const rule of rules) {
      const problem = rule(node, template)
      if (problem === null) continue
      const { at, message } = typeof problem === 'string' ? { at: start, message: problem } : problem
      view.report(view.offsetOf(at), message)
      return
    }
    ts.forEachChild(node, visit)
  }
  visit(body.body)
  if (view.problems.length > 0) return
  for (const offset of unsent.values()) {
    view.report(offset, 'a comment, a string or an expression that began before this swallows it')
  }
}

/** @type {Rule} */
const refusedSyntax = (node) => {
  if (ts.isLabeledStatement(node)) return 'a jump to a label may end anywhere: use a function of the view'
  if (ts.isTryStatement(node)) return 'an error leaves the HTML half written: do not catch it here'
  if (node.kind === ts.SyntaxKind.ImportKeyword) return 'a template reads its props and imports nothing'
  return null
}

/** @type {Rule} */
const name = (node, { program, source }) => {
  if (!ts.isIdentifier(node) || isPropertyName(node) || /^__/.test(node.text)) return null
  if (/^(escapeFn|rethrow|include|locals|arguments)$/.test(node.text)) return `${node.text} belongs to EJS`
  const checker = program.getTypeChecker()
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node)
  const files = symbol?.declarations?.map((declaration) => declaration.getSourceFile()) ?? []
  const known = files.some((file) => file === source || program.isSourceFileDefaultLibrary(file))
  const foreign = node.text === 'globalThis' || (files.length > 0 && !known)
  return foreign ? `${node.text} is not among the props: a template reads nothing else` : null
}

/** @type {Rule} */
const partialCall = (node) => {
  if (!ts.isIdentifier(node) || node.text !== 'partial' || isPropertyName(node)) return null
  const call = node.parent
  if (!ts.isCallExpression(call) || call.expression !== node)
    return 'call partial(name, props) where it is printed'
  const [first = call] = call.arguments
  if (ts.isStringLiteral(first)) return null
  return { at: first.getStart(), message: 'name the partial by one plain string: its props depend on it' }
}

/** @type {Rule} */
const missingBraces = (node) => {
  const { parent } = node
  if (!ts.isEmptyStatement(node) || !(ts.isIfStatement(parent) || ts.isIterationStatement(parent, false)))
    return null
  const message = 'write braces: EJS puts a semicolon before each tag, so this has an empty body'
  return { at: parent.getStart(), message }
}

/** @type {Rule} */
const block = (node, template) => {
  if (!(ts.isBlock(node) || ts.isCaseBlock(node)) || node.parent === template.body) return null
  const at = node.end - 1
  if (!isNeutral(template, node.getStart(), at)) {
    return { at, message: 'this block begins in one place of the HTML and ends in another' }
  }
  // Behind a whole `if` the name is followed by the same text on each path; a loop comes round to its start.
  const splits = template.view.pieceAt(at)?.unfinished === true && !ts.isIfStatement(node.parent)
  return splits ? { at, message: 'leave a space between the attribute and this tag' } : null
}

/** @type {Rule} */
const jump = (node, template) => {
  const target = targetOf(node, template)
  if (target === template.body) return 'return leaves the template without its output'
  if (!target || isNeutral(template, node.getStart(), target.getStart())) return null
  return 'this jump leads from one place of the HTML to another'
}

/** @type {(node: ts.Node, template: Template) => ts.Node | undefined} */
function targetOf(node, { view, body }) {
  if (ts.isReturnStatement(node)) {
    const leaves = ts.findAncestor(node, ts.isFunctionLike)
    return leaves && (leaves === body || hasMarkup(leaves, view)) ? leaves : undefined
  }
  if (ts.isContinueStatement(node)) return ts.findAncestor(node, (up) => ts.isIterationStatement(up, false))
  if (ts.isBreakStatement(node)) {
    return ts.findAncestor(node, (up) => ts.isSwitchStatement(up) || ts.isIterationStatement(up, false))
  }
  return ts.isCaseOrDefaultClause(node) ? node.parent : undefined
}

/** @type {Rule} */
const functionWithMarkup = (node, { view, program }) => {
  if (!ts.isFunctionLike(node) || !hasMarkup(node, view)) return null
  const call = node.parent
  if (ts.isArrowFunction(node) && !node.modifiers && ts.isCallExpression(call)) {
    const called = program.getTypeChecker().getSymbolAtLocation(call.expression)
    const files = called?.declarations?.map((declaration) => declaration.getSourceFile()) ?? []
    if (called?.name === 'forEach' && files.some((file) => program.isSourceFileDefaultLibrary(file)))
      return null
  }
  return 'a function with markup may be called anywhere: make it a partial, a for, or the arrow of a forEach'
}

/** @type {Rule} */
const untyped = (node, { program }) => {
  if (!ts.isExpression(node)) return null
  const { parent } = node
  const assigned =
    ts.isBinaryExpression(parent) &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    parent.left === node
  // What gets its first value here has no type of its own before.
  const named = 'name' in parent && parent.name === node
  if (assigned || named || (ts.isIdentifier(node) && isPropertyName(node))) return null
  const isAny = program.getTypeChecker().getTypeAtLocation(node).flags & ts.TypeFlags.Any
  return isAny ? `${node.getText()} has the type any, so nothing about it is checked` : null
}

const rules = [refusedSyntax, name, partialCall, missingBraces, block, jump, functionWithMarkup, untyped]

/** @type {(template: Template, from: number, to: number) => boolean} */
const isNeutral = ({ view }, from, to) => view.pieceAt(from)?.place === view.pieceAt(to)?.place

/** @type {(node: ts.Node, view: Template['view']) => boolean} */
const hasMarkup = (node, { outputs }) => [...outputs.keys()].some((at) => node.pos <= at && at < node.end)

/** @type {(node: ts.Identifier) => boolean} */
function isPropertyName(node) {
  const { parent } = node
  if (ts.isBindingElement(parent)) return parent.propertyName === node
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node
}
