import { expect, test } from 'vitest'
import { fileName } from '../../src/export/file-name.js'
import { report } from './report-fixture.js'

test.each([
  ['csv', '2026-11-24T09:30:00.000Z', 'putin-plans-visits-r2-2026-11-24.csv'],
  ['json', '2026-11-24T23:59:59.999Z', 'putin-plans-visits-r2-2026-11-24.json'],
  ['md', '2026-11-25T00:00:00.000Z', 'putin-plans-visits-r2-2026-11-25.md'],
])('a report as %s made at %s is called %s', (format, at, name) => {
  expect(fileName({ ...report, generated: { ...report.generated, at } }, format)).toBe(name)
})
