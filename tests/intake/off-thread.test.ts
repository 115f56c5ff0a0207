import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { offThread } from '../../src/intake/off-thread.js'
import { projectRoot } from '../../src/project-root.js'

const program = join(projectRoot(), 'dist/src/intake/worker.js')

/** A ZIP archive of these files, which says of each that it has `claimed` bytes. */
function zipOf(files: Readonly<Record<string, Buffer>>, claimed?: number): Buffer {
  const parts: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(claimed ?? content.length, 18)
    head.writeUInt16LE(name.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    parts.push(Buffer.from('504b0304', 'hex'), head, Buffer.from(name), packed)
    entries.push(Buffer.from('504b01021400', 'hex'), head, entry, Buffer.from(name))
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

const TYPES = Buffer.from(
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
)

const file = (name: string, bytes: Buffer) => ({ way: 'file', name, bytes }) as const

test('a document that unpacks to more than it may is refused, whatever it says of its size', async () => {
  const bomb = { '[Content_Types].xml': TYPES, 'word/document.xml': Buffer.alloc(60 * 1024 * 1024, ' ') }
  const read = offThread(program)

  const results = [
    await read(file('honest.docx', zipOf(bomb))),
    await read(file('lying.docx', zipOf(bomb, 1_000))),
  ]

  for (const result of results)
    expect.soft(!result.ok && result.problems[0]?.message).toContain('unpacks to more than 50 MB')
})

test('what takes too long to read is given up, and others are read meanwhile', async () => {
  const deep = Buffer.from(`<main>${'<div>'.repeat(50_000)}words</main>`)
  const read = offThread(program, { reading: 1_500 })
  const started = performance.now()
  let longest = 0
  let last = started
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 10)

  const [hostile, plain] = await Promise.all([
    read(file('deep.html', deep)),
    read({ way: 'text', text: 'A headline\n\nA sentence of text.' }),
  ])

  clearInterval(beat)
  expect(!hostile.ok && hostile.problems[0]?.message).toMatch(/10 seconds|deeply nested/)
  expect(plain.ok && plain.value.headline).toBe('A headline')
  expect(performance.now() - started).toBeLessThan(8_000)
  expect(longest).toBeLessThan(500) // nothing else stood still
})

test('more than can be read at once wait for their turn, and too many are asked to come again', async () => {
  const read = offThread(program)

  const results = await Promise.all(
    Array.from({ length: 24 }, (_, nth) =>
      read({ way: 'text', text: `Headline ${nth}\n\nA sentence of text.` }),
    ),
  )

  const accepted = results.filter(({ ok }) => ok)
  expect(accepted).toHaveLength(22)
  expect(
    results.filter((result) => !result.ok && result.problems[0]?.message.includes('again in a moment')),
  ).toHaveLength(2)
})
