import { afterEach, expect, test } from 'vitest'
import { moment, tellTimesIn } from '../../src/web/dates.js'

afterEach(() => tellTimesIn('UTC'))

test.each([
  ['UTC', '2024-09-03T10:00:00Z', '3 Sep 2024, 10:00 UTC'],
  ['Europe/Vienna', '2024-09-03T10:00:00Z', '3 Sep 2024, 12:00 CEST'],
  ['Europe/Vienna', '2024-12-31T23:30:00Z', '1 Jan 2025, 00:30 CET'],
  // The hour of a change of the clocks: 00:59 UTC is still winter, 01:00 is summer.
  ['Europe/Vienna', '2024-03-31T00:59:59Z', '31 Mar 2024, 01:59 CET'],
  ['Europe/Vienna', '2024-03-31T01:00:00Z', '31 Mar 2024, 03:00 CEST'],
  ['Asia/Kathmandu', '2024-09-03T20:00:00Z', '4 Sep 2024, 01:45 GMT+5:45'],
  ['America/St_Johns', '2024-01-01T02:00:00Z', '31 Dec 2023, 22:30 GMT-3:30'],
  ['Australia/Lord_Howe', '2024-04-06T14:59:00Z', '7 Apr 2024, 01:59 GMT+11'],
  ['Australia/Lord_Howe', '2024-04-06T15:00:00Z', '7 Apr 2024, 01:30 GMT+10:30'],
])('in %s, %s is told as %s', (zone, iso, text) => {
  tellTimesIn(zone)

  expect(moment(new Date(iso))).toEqual({ iso: new Date(iso).toISOString(), text })
})

test('a time is told as Intl tells it, through the changes of the clocks of many years', () => {
  for (const zone of [
    'Europe/Vienna',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Tehran',
    'Africa/Casablanca',
  ]) {
    tellTimesIn(zone)
    const told = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    for (let time = Date.UTC(2015, 0, 1); time < Date.UTC(2026, 0, 1); time += 97 * 61 * 60_000) {
      expect([zone, time, moment(new Date(time)).text]).toEqual([
        zone,
        time,
        expect.stringContaining(`, ${told.format(time)} `),
      ])
    }
  }
})

test('what was told of the minute before the clocks change is not taken for the one after', () => {
  for (const [zone, change, before, after] of [
    ['Europe/Vienna', '2024-03-31T01:00:00Z', '01:59 CET', '03:00 CEST'],
    ['Australia/Lord_Howe', '2024-04-06T15:00:00Z', '01:59 GMT+11', '01:30 GMT+10:30'],
    ['Pacific/Chatham', '2024-04-06T14:00:00Z', '03:44 GMT+13:45', '02:45 GMT+12:45'],
  ] as const) {
    tellTimesIn(zone)
    const at = Date.parse(change)

    const told = [at - 1, at].map((time) => moment(new Date(time)).text.split(', ')[1])

    expect(told).toEqual([before, after])
  }
})
