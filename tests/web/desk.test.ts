import { expect } from 'vitest'
import { pageOf, SAMPLE, test } from '../support/app.js'

test('the desk shows the sample article, with nothing reviewed yet', async ({ origin }) => {
  const html = await pageOf(origin)

  expect(html).toContain(`/articles/${SAMPLE}`)
  expect(html).toContain('0 of 61')
})
