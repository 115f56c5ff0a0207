import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')

test('docs/architecture.md shows the imports that the code has', { timeout: 120_000 }, () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8')

  const picture = execFileSync(process.execPath, [join(root, 'tools/architecture.mjs'), '--print'], {
    encoding: 'utf8',
  })

  expect(picture).toContain('src_web --> src_db\n')
  expect(/^```mermaid\n.*?^```\n/ms.exec(page)?.[0], 'npm run architecture draws it anew').toBe(picture)
})
