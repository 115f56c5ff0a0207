import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../src/project-root.js'

const root = projectRoot()
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

test.each(pages)('every link of %s leads to a file that is there', (page) => {
  const text = readFileSync(join(root, page), 'utf8')

  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link]) => link ?? '')
  const broken = links.filter((link) => !existsSync(join(root, dirname(page), link)))

  expect(broken).toEqual([])
})

test('every setting is documented, and nothing else is', () => {
  const source = readFileSync(join(root, 'src/config.ts'), 'utf8')
  const documented = readFileSync(join(root, 'docs/settings.md'), 'utf8')

  const read = [...source.matchAll(/^ {2}([A-Z_]+): (?:z|perMinute)\b/gm)].map(([, name]) => name)
  const described = [...documented.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name)

  expect(read.length).toBeGreaterThan(5)
  expect(described).toEqual(read)
})
