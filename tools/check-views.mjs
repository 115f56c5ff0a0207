// Checks every template against the props that the contract promises it.
// Usage: node tools/check-views.mjs [folder of templates] [contract]
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import ejs from 'ejs'
import ts from 'typescript'
import { translate } from './template-code.mjs'
import { createTemplateProgram } from './template-program.mjs'
import { inspect } from './template-rules.mjs'
import { contractProblems } from './view-contract.mjs'

/**
 * @typedef {import('./template-code.mjs').Problem} Problem
 * @typedef {import('./template-code.mjs').View} View
 */

/**
 * @param {string} folder
 * @param {string} contract  a module that exports `Views` and `Render`, with `markup.ts` beside it
 * @returns {Problem[]} in the order of files and lines, at most one for each place
 * @throws {Error} when the folder, the contract or tsconfig.json cannot be read
 */
export function checkViews(folder, contract) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ejs'),
  )
  const views = files.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '')
    return translate(file.slice(0, -4).replaceAll('\\', '/'), join(folder, file), text)
  })
  const { program, contractFile, sourceOf } = createTemplateProgram(views, contract)
  const names = views.map((view) => view.name)

  for (const view of views) {
    checkTypes(view, program, sourceOf(view))
    if (view.problems.length === 0) inspect(templateOf(view, program, sourceOf(view)))
    if (view.problems.length === 0) compileWithEjs(view)
    checkOpening(view)
  }
  return distinct([
    ...contractProblems(program, contractFile, names),
    ...views.flatMap((view) => view.problems),
  ])
}

/**
 * @param {View} view
 * @param {ts.Program} program
 * @param {ts.SourceFile} source
 */
function checkTypes(view, program, source) {
  const syntax = program.getSyntacticDiagnostics(source)
  const body = source.text.indexOf('\n')
  for (const { start = 0, code, messageText } of syntax.length > 0
    ? syntax
    : program.getSemanticDiagnostics(source)) {
    const unused = code === 6133 && start < body // a template need not read all that it is given
    const message = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ')
    if (!unused) view.report(view.offsetOf(start), message)
  }
}

/**
 * @param {View} view
 * @param {ts.Program} program
 * @param {ts.SourceFile} source
 */
function templateOf(view, program, source) {
  const [statement] = source.statements
  if (!statement || !ts.isExportAssignment(statement) || !ts.isArrowFunction(statement.expression)) {
    throw new Error(`${view.file} was not read as one function`)
  }
  return { view, program, source, body: statement.expression }
}

/** In case this check and EJS ever disagree about what a template says. @param {View} view */
function compileWithEjs({ text, file, report }) {
  try {
    ejs.compile(text, { filename: file, strict: true, destructuredLocals: ['props', 'partial'] })
  } catch (error) {
    const [reason = ''] = String(error).split('\n')
    report(0, `EJS refuses this template: ${reason}`)
  }
}

/** @param {View} view */
function checkOpening({ name, text, report }) {
  if (basename(name).startsWith('_') && !/^<%#\s*[^\s%]/.test(text)) {
    report(0, 'a partial opens with one comment that says what it shows: <%# … %>')
  }
}

/** @param {Problem[]} problems */
function distinct(problems) {
  const places = new Map()
  for (const problem of problems) {
    const place = `${problem.file}:${String(problem.line)}:${String(problem.column)}`
    if (!places.has(place)) places.set(place, problem)
  }
  const order = (/** @type {Problem} */ a, /** @type {Problem} */ b) =>
    a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column
  return [...places.values()].sort(order)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder = 'views', contract = 'src/web/views.ts'] = process.argv.slice(2)
  const problems = checkViews(folder, contract)
  for (const { file, line, column, message } of problems)
    console.error(`${file}:${line}:${column} ${message}`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
