import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { pageOf, SAMPLE, test } from '../support/app.js'

/** All of a kind together, compressed: what a page loads must stay light. In bytes. */
const MOST = 24_000

test.for([
  ['stylesheets', /<link rel="stylesheet" href="([^"]+)"/g],
  ['scripts', /<script src="([^"]+)"/g],
] as const)('the %s of a page are at most 24 kB in all, compressed', async ([, addresses], { origin }) => {
  const page = await pageOf(`${origin}/articles/${SAMPLE}`)
  const files = [...page.matchAll(addresses)].map(([, address = '']) => address)

  const contents = await Promise.all(files.map(async (file) => (await fetch(origin + file)).arrayBuffer()))
  const sizes = contents.map((content) => gzipSync(new Uint8Array(content), { level: 9 }).length)

  expect(sizes).not.toEqual([])
  expect(Math.min(...sizes), 'none is empty').toBeGreaterThan(100)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(MOST)
})
