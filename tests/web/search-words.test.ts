import { expect } from 'vitest'
import { pageOf, post, test } from '../support/app.js'

// 299 letters and an emoji: a search is cut behind 300 characters, and not through one of them.
const LONG = `${'a'.repeat(299)}😀${'b'.repeat(100)}`

test('a long search is cut to whole characters, in whatever way it comes', async ({ origin }) => {
  const query = new URLSearchParams({ find: LONG, title: 'x', after: '1' })

  const list = await pageOf(`${origin}/sources?${query.toString()}`)
  const refused = await post(`${origin}/claims/1/evidence`, { find: LONG, from: 'claim' })
  const search = await post(`${origin}/claims/1/evidence`, { find: LONG, search: 'sources', from: 'claim' })

  expect(list).toContain(`value="${'a'.repeat(299)}😀"`)
  expect([refused.status, search.status]).toEqual([422, 200])
  expect(await search.text()).toContain(`value="${'a'.repeat(299)}😀"`)
})
