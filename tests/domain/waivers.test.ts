import { expect, test } from 'vitest'
import { decideWaiver, WAIVER_REASONS } from '../../src/domain/waivers.js'

test.each(WAIVER_REASONS)('a passage can be waived as %s', (reason) => {
  expect(decideWaiver({ reason, note: ' Furniture. ' })).toEqual({
    ok: true,
    value: { reason, note: 'Furniture.' },
  })
})

test.each([
  ['', '', 'reason', 'Say why the passage needs no claim'],
  ['boring', '', 'reason', 'Say why the passage needs no claim'],
  ['opinion', '\0', 'note', 'Take out the invisible control characters'],
  ['opinion', 'x'.repeat(1_001), 'note', 'Shorten this by 1 characters: 1000 are the most'],
])('not as %j with the note %j', (reason, note, field, message) => {
  expect(decideWaiver({ reason, note })).toEqual({ ok: false, problems: [{ field, message }] })
})
