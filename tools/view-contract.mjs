import { relative } from 'node:path'
import ts from 'typescript'

/**
 * What is wrong with the contract: it does not compile, or promises a template that is not there. The
 * entries are the properties of the type `Views`, wherever they are written.
 *
 * @param {ts.Program} program
 * @param {ts.SourceFile} contractFile
 * @param {readonly string[]} names  of the templates
 * @returns {import('./template-code.mjs').Problem[]}
 */
export function contractProblems(program, contractFile, names) {
  const entries = entriesOf(program.getTypeChecker(), contractFile)
  if (!entries) return [problemAt(contractFile, 0, 'this contract exports no Views')]

  const missing = entries.filter((entry) => !names.includes(entry.name))
  const files = new Set([contractFile, ...entries.flatMap((entry) => entry.declarations ?? []).map(fileOf)])
  return [
    ...[...files].flatMap((file) =>
      [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        ({ start = 0, messageText }) =>
          problemAt(file, start, ts.flattenDiagnosticMessageText(messageText, ' ')),
      ),
    ),
    ...missing.map((entry) => {
      const node = entry.declarations?.[0] ?? contractFile
      return problemAt(fileOf(node), node.getStart(), `${entry.name} has no template`)
    }),
  ]
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.SourceFile} contractFile
 */
function entriesOf(checker, contractFile) {
  const contract = checker.getSymbolAtLocation(contractFile)
  const views = contract && checker.getExportsOfModule(contract).find((symbol) => symbol.name === 'Views')
  return views && checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(views))
}

const fileOf = (/** @type {ts.Node} */ node) => node.getSourceFile()

/**
 * @param {ts.SourceFile} file
 * @param {number} start
 * @param {string} message
 */
function problemAt(file, start, message) {
  const { line, character } = file.getLineAndCharacterOfPosition(start)
  return { file: relative('', file.fileName), line: line + 1, column: character + 1, message }
}
