import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ViewProblem } from '../../tools/check-views.mjs'
import { checkViews } from '../../tools/check-views.mjs'

/** A folder of templates with its contract, for a test to check and to render. */
export interface Fixture {
  readonly root: string
  readonly views: string
  readonly contract: string
}

/**
 * @param templates  text by name
 * @param contract  the text of views.ts; other files of the contract by name in `more`
 */
export function makeViews(
  templates: Readonly<Record<string, string>>,
  contract: string,
  more: Readonly<Record<string, string>> = {},
): Fixture {
  const root = mkdtempSync(join(tmpdir(), 'tickmark-views-'))
  const markup = JSON.stringify(join(import.meta.dirname, '../../src/web/markup.js'))
  write(root, {
    'package.json': '{ "type": "module" }',
    'markup.ts': `export type * from ${markup}`,
    'views.ts': contract,
    ...more,
  })
  mkdirSync(join(root, 'views'))
  const files = Object.entries(templates).map(([name, text]) => [`${name}.ejs`, text] as const)
  write(join(root, 'views'), Object.fromEntries(files))
  return { root, views: join(root, 'views'), contract: join(root, 'views.ts') }
}

export function check({ views, contract }: Fixture): readonly ViewProblem[] {
  return checkViews(views, contract)
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}
