import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

/** An answer has more bytes than it may. */
export class TooLong extends Error {
  override readonly name = 'TooLong'
}

const UNPACKERS = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
} as const

/**
 * Reads a body to its end, or up to `most` bytes, packed or unpacked.
 *
 * @param packing  what `Content-Encoding` says; '' for nothing
 * @throws {TooLong}
 */
export async function readBytes(
  body: AsyncIterable<Uint8Array>,
  packing: string,
  most: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body) {
    length += piece.length
    if (length > most) throw new TooLong()
    pieces.push(piece)
  }
  const unpack = Object.entries(UNPACKERS).find(([name]) => name === packing.trim().toLowerCase())?.[1]
  const bytes = Buffer.concat(pieces)
  if (unpack === undefined) return bytes
  try {
    return await unpack(bytes, { maxOutputLength: most })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLong()
    throw error
  }
}
