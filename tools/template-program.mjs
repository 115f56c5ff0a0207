import { dirname, join, resolve } from 'node:path'
import ts from 'typescript'

/** What the calls in the generated code accept; the contract is views.ts, the brands stand beside it. */
const prelude = (/** @type {string} */ contract) => {
  const views = JSON.stringify(contract.replace(/\.ts$/, '.js'))
  const markup = JSON.stringify(join(dirname(contract), 'markup.js'))
  return `
  type __Views = import(${views}).Views
  type __Render = import(${views}).Render
  declare function __text(): void
  declare function __print(value: import(${markup}).Text): void
  declare function __raw(value: import(${markup}).SafeHtml): void
  declare function __href(value: import(${markup}).Href): void
  declare function __number(value: number): void`
}

/** @type {Map<string, ts.SourceFile | undefined>} */
const libraries = new Map()

/**
 * Type-checks translated templates with the project's own options; nothing is written to disk.
 *
 * @param {readonly import('./template-code.mjs').View[]} views
 * @param {string} contract
 * @returns {{ program: ts.Program, contractFile: ts.SourceFile,
 *   sourceOf: (view: import('./template-code.mjs').View) => ts.SourceFile }}
 * @throws {Error} when tsconfig.json or the contract cannot be read
 */
export function createTemplateProgram(views, contract) {
  const options = readOptions()
  const contractPath = resolve(contract)
  const generated = new Map(views.map((view) => [resolve(`${view.file}.js`), view.code]))
  const virtual = new Map([
    [resolve(dirname(contract), '__prelude.d.ts'), prelude(contractPath)],
    ...generated,
  ])

  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (file) => virtual.has(file) || fileExists(file)
  host.readFile = (file) => virtual.get(file) ?? readFile(file)
  host.getSourceFile = (file, ...rest) => {
    if (!/[\\/]typescript[\\/]lib[\\/]/.test(file)) return getSourceFile(file, ...rest)
    if (!libraries.has(file)) libraries.set(file, getSourceFile(file, ...rest))
    return libraries.get(file)
  }
  const program = ts.createProgram([contractPath, ...virtual.keys()], options, host)

  const fileAt = (/** @type {string} */ path) => {
    const file = program.getSourceFile(path)
    if (!file) throw new Error(`${path} cannot be read`)
    return file
  }
  return {
    program,
    contractFile: fileAt(contractPath),
    sourceOf: (view) => fileAt(resolve(`${view.file}.js`)),
  }
}

/** The project's options, for JavaScript that knows neither Node nor the DOM. */
function readOptions() {
  const file = resolve(import.meta.dirname, '../tsconfig.json')
  const { config, error } = ts.readConfigFile(file, ts.sys.readFile)
  const only = { ...config, include: [], files: ['none'] } // the files are ours to name
  const parsed = ts.parseJsonConfigFileContent(only, ts.sys, dirname(file))
  const [problem] = error ? [error] : parsed.errors
  if (problem) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(problem.messageText, ' ')}`)
  const lib = (parsed.options.lib ?? []).filter((name) => !/lib\.(dom|webworker|scripthost)\b/.test(name))
  const options = { ...parsed.options, lib, types: [], allowJs: true, checkJs: true, noEmit: true }
  delete options.rootDir // it says where to write, and nothing is written
  return options
}
