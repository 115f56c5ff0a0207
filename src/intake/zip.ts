import { inflateRawSync } from 'node:zlib'

/** An archive that is broken, or holds more than it may. */
export class ZipError extends Error {
  override readonly name = 'ZipError'
  readonly reason: 'broken' | 'too large' | 'protected'

  constructor(reason: ZipError['reason']) {
    super(`This archive is ${reason}`)
    this.reason = reason
  }
}

const END = 0x06054b50
const ENTRY = 0x02014b50
/** A document has a few dozen. */
const MOST_ENTRIES = 5_000

/**
 * Unpacks a ZIP archive in memory. What the archive says of its sizes is not believed: each file is unpacked, and the
 * bytes are counted.
 *
 * @param most  how many bytes the files may have together
 * @throws {ZipError}
 * @see APPNOTE.TXT, .ZIP File Format Specification
 */
export function unzip(bytes: Uint8Array, most: number): ReadonlyMap<string, Buffer> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  try {
    return unpack(archive, most)
  } catch (error) {
    if (error instanceof ZipError) throw error
    const { code = '' } = error as NodeJS.ErrnoException
    throw new ZipError(code === 'ERR_BUFFER_TOO_LARGE' ? 'too large' : 'broken')
  }
}

function unpack(archive: Buffer, most: number): ReadonlyMap<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end === -1 || archive.readUInt32LE(end) !== END) throw new ZipError('broken')
  const entries = archive.readUInt16LE(end + 10)
  if (entries > MOST_ENTRIES) throw new ZipError('too large')

  const files = new Map<string, Buffer>()
  let at = archive.readUInt32LE(end + 16)
  let left = most
  for (let nth = 0; nth < entries; nth++) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new ZipError('broken')
    if ((archive.readUInt16LE(at + 8) & 1) === 1) throw new ZipError('protected')
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    ) as [number, number, number]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const content = contentOf(archive, at, left)
    left -= content.length
    files.set(name, content)
    at += 46 + nameLength + extraLength + noteLength
  }
  return files
}

function contentOf(archive: Buffer, entry: number, most: number): Buffer {
  const method = archive.readUInt16LE(entry + 10)
  const packed = archive.readUInt32LE(entry + 20)
  const header = archive.readUInt32LE(entry + 42)
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28)
  const content = archive.subarray(start, start + packed)
  if (content.length > most || most <= 0) throw new ZipError('too large')
  if (method === 0) return content
  if (method !== 8) throw new ZipError('broken')
  return packed === 0 ? content : inflateRawSync(content, { maxOutputLength: most })
}
