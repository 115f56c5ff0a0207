import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Manuscript } from '../../src/intake/manuscript.js'
import { readManuscript } from '../../src/intake/read.js'

const bytesOf = (name: string) => readFileSync(join(import.meta.dirname, 'files', name))

async function readFile(name: string, bytes: Uint8Array = bytesOf(name)): Promise<Manuscript> {
  const result = await readManuscript({ way: 'file', name, bytes })
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join())
  return result.value
}

async function refusalOf(name: string, bytes: Uint8Array): Promise<string> {
  const result = await readManuscript({ way: 'file', name, bytes })
  return result.ok
    ? `accepted: ${result.value.body.slice(0, 40)}`
    : result.problems.map(({ message }) => message).join()
}

async function pasted(text: string): Promise<Manuscript> {
  const result = await readManuscript({ way: 'text', text })
  if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join())
  return result.value
}

const BODY = `The harbour bridge will close on 3 June, Mayor Inés Øster said on Tuesday. It last closed in 1998.

What it costs

Repairs cost €4.2 million, according to the city’s budget.

Lane | Weeks

North | 6

Share.`

test('a Word file is its title, subtitle, byline and paragraphs', async () => {
  expect(await readFile('harbour.docx')).toEqual({
    headline: 'Harbour bridge to close for 14 weeks',
    standfirst: 'Ferries will run every 20 minutes from 3 June, the city says.',
    byline: 'Ada Writer',
    outlet: '',
    language: 'en-US',
    publishedOn: '',
    body: BODY,
    unjoined: '',
    notices: [],
  })
})

test('tracked changes are read as accepted, and it is said', async () => {
  const { body, notices } = await readFile('tracked.docx')

  expect(body).toBe(BODY)
  expect(notices).toEqual([expect.stringContaining('tracked changes (2). They are read as accepted')])
})

test('a page that LibreOffice made is read whole', async () => {
  const { headline, byline, language, body } = await readFile('libreoffice.html')

  expect([headline, byline, language]).toEqual(['Harbour bridge', 'Ada Writer', 'en-GB'])
  expect(body).toBe(
    `Harbour bridge to close for 14 weeks\n\nFerries will run every 20 minutes from 3 June, the city says.\n\n${BODY}`,
  )
})

test('a page of a news site is its article, with what the page says about it', async () => {
  const { body, notices, ...rest } = await readFile('article.html')

  expect(rest).toEqual({
    headline: 'Hafenbrücke sperrt 14 Wochen',
    standfirst: 'Ab 3. Juni fahren Fähren alle 20 Minuten.',
    byline: 'Ada Autorin',
    outlet: 'Stadtblatt',
    language: 'de-AT',
    publishedOn: '2024-05-30',
    unjoined: '',
  })
  expect(body.split('\n\n').map((paragraph) => paragraph.slice(0, 12))).toEqual([
    'Die Hafenbrü',
    'Die Reparatu',
    'Die Fähren f',
    'Teilen',
  ])
  expect(body).not.toMatch(/Andere Brücken|nicht im Text|Stadtblatt/)
  expect(notices).toEqual([])
})

test('Markdown loses its marks, and a link keeps its address', async () => {
  expect(await readFile('article.md')).toMatchObject({
    headline: 'Harbour bridge to close for 14 weeks',
    byline: 'Ada Writer',
    language: 'en-GB',
    publishedOn: '2024-05-30',
    body: `The harbour bridge will close on 3 June, Mayor Inés Øster said & signed.

What it costs

Repairs cost €4.2 million, according to the city’s budget (https://city.example/budget).

1. North lane: 6 weeks

2. South lane: 8 weeks

It is the only way.`,
  })
})

test.each(['utf-16.txt', 'utf-16be-without-mark.txt', 'windows-1252.txt'])(
  'the letters of %s are what they were, whatever its name says of them',
  async (name) => {
    const { headline, body, notices } = await readFile(name)

    expect(headline).toBe('Harbour bridge to close for 14 weeks')
    expect(body).toContain('Mayor Inés Øster said on Tuesday.')
    expect(body).toContain('€4.2 million, according to the city’s budget')
    expect(body).not.toContain('\r')
    expect(notices.join()).toEqual(
      name.startsWith('windows')
        ? expect.stringContaining('windows-1252')
        : expect.not.stringContaining('encoded'),
    )
  },
)

/** Each text twice over, as Python's codec of that name writes it. */
const ENCODED = [
  [
    'shift_jis',
    '港の橋は六月三日に閉鎖される。市長は火曜日にこう述べた。前回閉鎖されたのは一九九八年のことである。',
    'jWCCzIu0gs2YWoyOjk+T+oLJlcKNvYKzguqC6YFCjnOSt4LNic6XapP6gsmCsYKkj3GC14K9gUKRT4nxlcKNvYKzguqCvYLMgs2I6ovji+OUqpROgsyCsYLGgsWCoILpgUKNYILMi7SCzZhajI6OT5P6gsmVwo29grOC6oLpgUKOc5K3gs2Jzpdqk/qCyYKxgqSPcYLXgr2BQpFPifGVwo29grOC6oK9gsyCzYjqi+OL45SqlE6CzIKxgsaCxYKggumBQg==',
  ],
  [
    'euc-kr',
    '항구 다리가 6월 3일에 폐쇄된다고 시장이 화요일에 말했다. 마지막으로 폐쇄된 것은 1998년이었다.',
    'x9exuCC02biusKEgNr/5IDPAz7+hIMbzvOK1yLTZsO0gvcPA5cDMIMitv+TAz7+hILi7x9+02S4guLbB9ri3wLi3ziDG87zitcggsM3AuiAxOTk4s+LAzL76tNkux9exuCC02biusKEgNr/5IDPAz7+hIMbzvOK1yLTZsO0gvcPA5cDMIMitv+TAz7+hILi7x9+02S4guLbB9ri3wLi3ziDG87zitcggsM3AuiAxOTk4s+LAzL76tNku',
  ],
  [
    'big5',
    '港口大橋將於六月三日關閉，市長週二表示。上次關閉是在一九九八年，當時工程歷時十一週。',
    'tOSkZqRqvvSxTqnzpLuk66RUpOnD9rOsoUGlq6r4tmekR6rtpdyhQ6RXprjD9rOsrE+mYqRApEWkRaRLpn6hQbftrsmkdbV7vvquyaRRpEC2Z6FDtOSkZqRqvvSxTqnzpLuk66RUpOnD9rOsoUGlq6r4tmekR6rtpdyhQ6RXprjD9rOsrE+mYqRApEWkRaRLpn6hQbftrsmkdbV7vvquyaRRpEC2Z6FD',
  ],
  [
    'koi8-r',
    'Мост через гавань закроют третьего июня, сказал мэр во вторник. В последний раз его закрывали в прошлом веке.',
    '7c/T1CDexdLF2iDHwdfBztgg2sHL0s/A1CDU0sXU2MXHzyDJwM7RLCDTy8HawcwgzdzSINfPINfUz9LOycsuIPcg0M/TzMXEzsnKINLB2iDFx88g2sHL0tnXwczJINcg0NLP28zPzSDXxcvFLu3P09Qg3sXSxdogx8HXwc7YINrBy9LPwNQg1NLF1NjFx88gycDO0Swg08vB2sHMIM3c0iDXzyDX1M/SzsnLLiD3INDP08zFxM7JyiDSwdogxcfPINrBy9LZ18HMySDXINDSz9vMz80g18XLxS4=',
  ],
  [
    'gb18030',
    '港口大桥将于六月三日关闭，市长周二表示。上次关闭是在一九九八年，当时工程历时十一周。',
    'uNu/2rTzx8W9q9PawfnUwsj9yNW52LHVo6zK0LOk1ty2/rHtyr6ho8nPtM652LHVysfU2tK7vsW+xbDLxOqjrLWxyrG5pLPMwPrKscqu0rvW3KGjuNu/2rTzx8W9q9PawfnUwsj9yNW52LHVo6zK0LOk1ty2/rHtyr6ho8nPtM652LHVysfU2tK7vsW+xbDLxOqjrLWxyrG5pLPMwPrKscqu0rvW3KGj',
  ],
] as const

test.each(ENCODED)('a text in %s is told by its bytes', async (_encoding, text, base64) => {
  const { body } = await readFile('text.txt', Buffer.from(base64, 'base64'))

  expect(body).toBe(text + text)
})

test('lines that were broken at a width are joined, and are there as they came', async () => {
  const { headline, byline, body, unjoined } = await readFile('wrapped.txt')

  expect([headline, byline]).toEqual(['Harbour bridge to close for 14 weeks', 'Ada Writer'])
  expect(body.split('\n\n')).toHaveLength(3)
  expect(body).toContain('said on Tuesday. It last closed in 1998, when the work took eleven weeks and cost')
  expect(unjoined.split('\n')).toHaveLength(9)
  expect(unjoined.replaceAll(/\s+/g, ' ')).toBe(body.replaceAll(/\s+/g, ' '))
})

test('what only looks broken is left as it is: paragraphs, verses, lists', async () => {
  const paragraphs =
    'Headline here\n\nA paragraph of one line that is not long.\nAnother.\nA third one, which is longer than the others are.\nEnd.'
  const list =
    'Headline\n\n- one of the things that were promised by them\n- two\n- three of the things\n- four'

  expect([(await pasted(paragraphs)).unjoined, (await pasted(list)).unjoined]).toEqual(['', ''])
})

test('control characters are taken out, letters stay in the form they have, and unseen ones are pointed at', async () => {
  const nfd = 'Ine\u0301s'
  const { body, notices } = await pasted(
    `Bridge\n\n${nfd} s\u0000aid it\u0007.\nA sal\u200bary of p\u0430yments.\u202e`,
  )

  expect(body).toBe(`${nfd} said it.\nA sal\u200bary of p\u0430yments.`)
  expect(notices.join(' ')).toContain('Control characters were taken out: 3.')
  expect(notices.join(' ')).toContain('Invisible characters stand in “sal·ary” (U+200B, paragraph 3).')
  expect(notices.join(' ')).toContain('look alike stand in “p\u0430yments.” (paragraph 3).')
})

test('a text in a script without spaces is read like any other, and quickly', async () => {
  const line = '桥将于六月三日关闭。市长周二表示，上次关闭是在一九九八年。'
  const started = performance.now()

  const { body, language } = await pasted(line.repeat(6_000))

  expect([body.length, language]).toEqual([line.length * 6_000, 'zh'])
  expect(performance.now() - started).toBeLessThan(5_000)
})

test.each([
  ['en', 'The mayor said on Tuesday that the bridge was closed for the work.'],
  ['de', 'Die Brücke ist für die Arbeiten gesperrt, sagte der Bürgermeister, und das nicht zum ersten Mal.'],
  ['fr', 'Le maire a dit que le pont est fermé pour les travaux et que la ville paie.'],
  ['ru', 'Мэр сказал во вторник, что мост закрыт.'],
  ['th', 'นายกเทศมนตรีกล่าวว่าสะพานปิด'],
])('a text that does not say so is taken for %s by its words', async (language, text) => {
  expect((await pasted(`${text}\n${text}`)).language).toBe(language)
})

test('what is no text, broken, protected or empty is refused with what to do', async () => {
  const elf = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]), Buffer.alloc(400, 3)])
  const noise = Buffer.from(Array.from({ length: 4_000 }, (_, index) => (index * 7919) % 256))
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
  const cut = bytesOf('harbour.docx').subarray(0, 3_000)

  expect.soft(await refusalOf('program.txt', elf)).toContain('no text')
  expect.soft(await refusalOf('noise.txt', noise)).toContain('no text')
  expect.soft(await refusalOf('picture.txt', png)).toContain('.png file and no text')
  expect.soft(await refusalOf('cut.docx', cut)).toContain('broken')
  expect
    .soft(await refusalOf('text.docx', Buffer.from('Just text.')))
    .toContain('broken, or is no Word document')
  expect
    .soft(await refusalOf('protected.docx', bytesOf('protected.docx')))
    .toContain('protected with a password')
  expect.soft(await refusalOf('old.docx', bytesOf('harbour.doc'))).toContain('older Word')
  expect.soft(await refusalOf('harbour.docx', bytesOf('harbour.odt'))).toContain('.odt')
  expect.soft(await refusalOf('empty.txt', Buffer.alloc(0))).toContain('empty')
  expect.soft(await refusalOf('scripts.html', bytesOf('scripts-only.html'))).toContain('holds no text')
  expect.soft(await refusalOf('head.txt', Buffer.from('\n \n'))).toContain('no text in this')
})
