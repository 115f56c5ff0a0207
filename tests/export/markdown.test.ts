import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeMarkdown } from '../../src/export/markdown.js'
import { claim, HOSTILE, report, review } from './report-fixture.js'

/** As CommonMark counts lines. */
const lines = (markdown: string): string[] => markdown.split(/\r\n|[\r\n]/)

/** What CommonMark shows of text that consists of nothing but escaped signs. @see CommonMark 0.31, 2.4 */
const shown = (escaped: string): string => escaped.replaceAll(/\\([!-/:-@[-`{-~])/g, '$1')

/** Signs that could be markup and are not escaped; what the writer itself puts there is taken away first. */
function bareSigns(line: string): readonly string[] {
  const text = line
    .replace(/^(?:#{1,3} |- |> |\*\*\w+\*\*)/, '')
    .replace(/\]\(<[^<>\s]*>\)/g, '')
    .replaceAll(/\\[!-/:-@[-`{-~]/g, '')
  return text.match(/[`*_<>#|~&[\]]/g) ?? []
}

/** A report about one claim in which every text that a person can type is the same. */
const saying = (text: string) =>
  writeMarkdown({
    ...report,
    article: { ...report.article, headline: text, byline: text },
    claims: [
      {
        ...claim,
        statement: text,
        question: text,
        verdict: 'confirmed',
        words: [{ part: 'body', span: { start: 0, end: 1 }, exact: text }],
        reviews: [{ ...review, rationale: text, by: text }],
      },
    ],
  })

test('it says of the article what was checked, when, and how far it came', () => {
  const head = writeMarkdown(report).split('## Claims')[0]

  expect(head).toBe(`# Review report: \\=Putin plans \\<visits\\> \\& \\*talks\\*

- Standfirst: \\# A standfirst
- Byline: D. Writer
- Outlet: \\| Foreign desk \\|
- Language: en
- Article date: 2024-05-29
- Deadline: 2024-05-30T09:00:00.000Z
- Revision: 2 of 3, 2024-05-29T08:00:00.000Z
- SHA-256: ${'ab'.repeat(32)}
- Sign-off: Signed off by =Ada Quist, 2024-05-30T12:00:00.000Z, in spite of reviews: \\<b\\>It has to run\\</b\\>
- Published: revision 2, 2024-05-31T06:00:00.000Z, https://example.org/story
- Correction: “his \\*third\\* trip” → “his second trip” (A stop was counted.), 2024-06-01T06:00:00.000Z
- Generated: 2026-11-24T09:30:00.000Z by The desk, Tickmark 0.1.0
- History: 81 entries, head ${'cd'.repeat(32)}
- Reviewed: 21 of 22: 1 confirmed, 0 unconfirmed, 20 disputed, 1 open
- Agreement: 20 approved, 1 contested, 2 still need an approval (needed for all)
- Coverage: 66 % of 3 sentences: 1 claimed, 1 waived, 1 uncovered

`)
})

test('what is stated differently and what is uncovered stand behind the claims', () => {
  const markdown = writeMarkdown(report)

  expect(markdown).toContain(
    '## Stated differently\n\n- number: Claim 1 says “12 people”, claim 2 “14 people”, where all else that they say is the same. Dismissed: Two \\*days\\*. (Ada Quist, 2024-05-30T12:00:00.000Z)',
  )
  expect(markdown).toContain('## Uncovered\n\n- headline: “')
})

test('a contested claim shows the review that its verdict stands on, and the other beside it', () => {
  const markdown = writeMarkdown({ ...report, claims: report.claims.slice(0, 1) })

  const [, section] = markdown.split('## Claims')
  expect(section?.split('## Stated differently')[0]).toBe(`

### 3. Vladimir Putin is President of Russia.

> Putin
>
> Putin

**confirmed**, contested, evidence changed since

The decree says so.\\
It was published.

It holds.

— Ada Quist, 2024-05-30T10:00:00.000Z

- Also reviewed: disputed (out of date): No longer. (Ben, 2024-05-30T10:00:00.000Z)
- Sensitivity: legal
- Kind: identity
- About: that it is true
- Said by: reports ← Russian diplomats, familiar with the matter (anonymous) ← Dmitry Peskov
- Time: last month, 2024-04-01, 2024-04-30
- To check: Who held the office?
- Evidence: 0 support, 0 refute, 0 origins, 0 primary; suggests unconfirmed

Sources:

- supports: [Decree \\[no. 7\\]](<https://example.org/decree?id=7&amp;copy;=1&q=(a)>), Kremlin, document, primary, 2024-05-07, page 1, §2 “shall take office “at once”” Note: By fax. (Ada Quist, 2024-05-30T09:00:00.000Z)
- context: [Decree \\[no. 7\\]](<https://example.org/decree?id=7&amp;copy;=1&q=(a)>), Kremlin, document, primary, 2024-05-07 (Ada Quist, 2024-05-30T09:00:00.000Z)

`)
})

test('a claim nobody reviewed says so', () => {
  const markdown = writeMarkdown({ ...report, claims: [claim] })

  expect(markdown).toContain('**open**\n\nNobody has reviewed it.\n')
})

test('what is waived stands at the end, with the reason', () => {
  expect(writeMarkdown(report)).toMatch(
    /## Waived\n\n- “Share\.”: common knowledge, \\<i\\>web page\\<\/i\\>\n$/,
  )
  expect(writeMarkdown({ ...report, waivers: [] })).not.toContain('Waived')
})

test.each(HOSTILE)('%j shows as it was typed', (text) => {
  const markdown = saying(text)

  const oneLine = text.trim().replaceAll('\n', ' ')
  expect(shown(lines(markdown)[0] ?? '')).toBe(`# Review report: ${oneLine}`)
  expect(lines(markdown).map(shown)).toContain(`- To check: ${oneLine}`)
  expect(lines(markdown).map(shown)).toContain(`> ${oneLine}`)
})

test('no sign of a person’s text is left to be markup, raw HTML least of all', () => {
  const typed = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'=-+*_`~#>|<&;![](){}\\ \n\r1.)aé'), maxLength: 40 }),
    fc.constantFrom(...HOSTILE),
  )
  fc.assert(
    fc.property(typed, (text) => {
      const markdown = saying(text)

      expect(lines(markdown).flatMap(bareSigns)).toEqual([])
      expect(lines(markdown).filter((line) => /^(?:> ?)?(?:[-+=]+\s*$|\d+[.)]| {4}|\t)/.test(line))).toEqual(
        [],
      )
    }),
  )
})

test.each(['a\r===', 'a\r\n===', 'a \n ==='])(
  'a line end in %j begins no line that could be markup',
  (text) => {
    expect(lines(saying(text))).toContain('> a ===')
    expect(lines(saying(text))).not.toContain('===')
  },
)

test('an address cannot end its link', () => {
  const [contested] = report.claims
  const [piece] = contested?.evidence ?? []
  const evil = { ...piece!, source: { ...piece!.source, url: 'https://evil.example/>)<b>\\ x' } }

  const markdown = writeMarkdown({ ...report, claims: [{ ...claim, evidence: [evil] }] })

  expect(markdown).toContain('](<https://evil.example/%3E)%3Cb%3E%5C%20x>)')
})

test('the same report is written in the same bytes', () => {
  expect(writeMarkdown(structuredClone(report))).toBe(writeMarkdown(report))
})
