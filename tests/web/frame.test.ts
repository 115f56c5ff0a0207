import { expect } from 'vitest'
import { pageOf, test } from '../support/app.js'

// V8 keeps a text in one byte per character as long as none is above U+00FF. One curly quote in the frame would make
// every page take two, and the list of 50 twice the time: in a template of the frame, write it as a reference.
test('the frame of every page has no character above U+00FF', async ({ origin }) => {
  const page = await pageOf(`${origin}/nowhere`, 404)

  expect([...page].filter((character) => character > '\u00ff')).toEqual([])
})
