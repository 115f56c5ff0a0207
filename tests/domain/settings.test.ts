import { expect, test } from 'vitest'
import { decideSettings } from '../../src/domain/settings.js'

const FORM = { deskName: ' Foreign desk ', timeZone: 'Europe/Vienna', approvals: 'all' }

test('settings are taken with the name trimmed and the zone in its own spelling', () => {
  expect(decideSettings(FORM)).toEqual({
    ok: true,
    value: { deskName: 'Foreign desk', timeZone: 'Europe/Vienna', approvals: 'all' },
  })
  expect(decideSettings({ ...FORM, timeZone: ' europe/vienna ' })).toMatchObject({
    value: { timeZone: 'Europe/Vienna' },
  })
})

test.each([
  ['deskName', '', /Name the desk/],
  ['deskName', 'n'.repeat(81), /Shorten this by 1/],
  ['deskName', 'two\nlines', /on one line/],
  ['timeZone', '', /IANA/],
  ['timeZone', 'Mars/Olympus', /IANA/],
  ['timeZone', '+02:00', /IANA/],
  ['timeZone', 'Europe/Vienna\u0000', /IANA/],
  ['approvals', '', /which claims/],
  ['approvals', 'some', /which claims/],
] as const)('%s %j is refused', (field, typed, message) => {
  expect(decideSettings({ ...FORM, [field]: typed })).toEqual({
    ok: false,
    problems: [{ field, message: expect.stringMatching(message) as string }],
  })
})

test('a name of 80 characters is taken, however many units of UTF-16 that is', () => {
  expect(decideSettings({ ...FORM, deskName: '𝔘'.repeat(80) }).ok).toBe(true)
})
