import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import ejs from 'ejs'
import type { SafeHtml } from './markup.js'
import type { Render } from './views.js'

interface Compiled {
  readonly file: string
  readonly modified: number
  readonly template: ejs.TemplateFunction
}

const options: ejs.Options = {
  strict: true,
  destructuredLocals: ['props', 'partial'],
  includer: () => {
    throw new Error('include() hands over every local: call partial(name, props)')
  },
  // EJS looks these up on a plain object: unless they are stated, a polluted Object.prototype decides.
  openDelimiter: '<',
  delimiter: '%',
  closeDelimiter: '>',
}

/**
 * Compiles every template, and makes the one function that turns a template and its props into HTML.
 * A name is only ever looked up among the templates that were found: none reaches the file system.
 *
 * @param root  folder of the templates; `claims/show` is `claims/show.ejs` in it
 * @param options.reload  for development: compile a file again when its time changed, find new files
 * @returns a function that throws on an unknown name, and whatever a template throws, with file and line
 * @throws {Error} when a template does not compile: `file:line` and the reason
 */
export function createRender(root: string, { reload = false }: { reload?: boolean } = {}): Render {
  let views = compileAll(root)

  const find = (name: string): Compiled => {
    if (reload && !views.has(name)) views = compileAll(root)
    const view = views.get(name)
    if (!view) throw new Error(`There is no template ${name} in ${root}`)
    if (!reload || statSync(view.file).mtimeMs === view.modified) return view
    const changed = compile(view.file)
    views.set(name, changed)
    return changed
  }

  // The only place where HTML becomes SafeHtml: tools/check-views.mjs vouches for every template.
  const render: Render = (name, props) => find(name).template({ props, partial: render }) as SafeHtml
  return render
}

function compileAll(root: string): Map<string, Compiled> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ejs'),
  )
  return new Map(files.map((file) => [file.slice(0, -4).replaceAll('\\', '/'), compile(join(root, file))]))
}

function compile(file: string): Compiled {
  const modified = statSync(file).mtimeMs // before the text is read, so that no later change is missed
  // Indentation is for those who read the template; a list of 50 takes a tenth less time without it. Lines keep their numbers.
  const text = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll(/^[ \t]+/gm, '')
  const template = new ejs.Template(text, { ...options, filename: file })
  try {
    return { file, modified, template: template.compile() as ejs.TemplateFunction } // neither async nor client
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const line = lineOf(error, template.source)
    const [reason = ''] = error.message.replace(` in ${file} while compiling ejs`, '').split('\n')
    throw new Error(`${file}:${String(line)} ${reason}`, { cause: error })
  }
}

/**
 * EJS names no line when it cannot compile. Its generated code counts the template's lines
 * (`; __line = 3`): up to the tag that EJS gave up at, or up to where the JavaScript is wrong.
 */
function lineOf(error: Error, source: string): number {
  const end = error instanceof SyntaxError ? generatedLineOf(source) : Infinity
  const counts = source
    .split('\n')
    .slice(0, end)
    .join('\n')
    .matchAll(/^ {4}; __line = (\d+)$/gm)
  return Number([...counts].at(-1)?.[1] ?? 1)
}

function generatedLineOf(source: string): number {
  try {
    new Script(`(function () { 'use strict'; ${source}\n})`, { filename: 'template' })
    return 1
  } catch (error) {
    const stack = error instanceof Error ? error.stack : undefined
    return Number(/^template:(\d+)/.exec(stack ?? '')?.[1] ?? 1)
  }
}
