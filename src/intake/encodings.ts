import { detect } from 'chardet'
import { accepted, refused, type Result } from '../domain/problems.js'

export interface Decoded {
  readonly text: string
  readonly notices: readonly string[]
}

/** What is enough to tell an encoding by, in bytes: the rest tells nothing new. */
const SAMPLE = 64 * 1024

/**
 * Reads bytes as text: what a byte order mark says, else UTF-8 where every byte fits it, else the encoding that was
 * declared, else the likeliest of those in use.
 *
 * @param field  the field that a problem is of
 * @param declared  the encoding that a page or a server names; '' for none
 * @returns a problem where the bytes are no text
 */
export function decodeText(field: string, bytes: Uint8Array, declared = ''): Result<Decoded> {
  const wide = wideEncoding(bytes)
  const marked = wide === null ? null : tryDecode(wide, bytes)
  if (marked !== null) return accepted({ text: marked, notices: [] })
  if (wide !== null || isBinary(bytes)) {
    return refused([
      { field, message: 'This is no text: hand in a .txt, .md, .html or .docx file, or paste the text' },
    ])
  }
  const utf8 = tryDecode('utf-8', bytes)
  if (utf8 !== null) return accepted({ text: utf8, notices: [] })
  const stated = declared === '' ? null : tryDecode(declared, bytes)
  if (stated !== null) return accepted({ text: stated, notices: [] })

  const guess = detect(bytes.subarray(0, SAMPLE)) ?? 'windows-1252'
  const encoding = isKnown(guess) ? guess : 'windows-1252'
  const notice = `The text does not say how its letters are encoded, and was read as ${encoding}. Look at letters with accents; if they are wrong, save it as UTF-8.`
  return accepted({ text: decode(encoding, bytes), notices: [notice] })
}

/** UTF-16, by its mark or by its zeros. @returns `null` for anything else */
export const wideEncoding = (bytes: Uint8Array): string | null =>
  encodingOfMark(bytes) ?? encodingOfGaps(bytes)

function encodingOfMark([one, two]: Uint8Array): string | null {
  if (one === 0xff && two === 0xfe) return 'utf-16le'
  if (one === 0xfe && two === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without a mark: every second byte of Western text is zero. */
function encodingOfGaps(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE & ~1)
  let [even, odd] = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0 && index % 2 === 0) even += 1
    else if (byte === 0) odd += 1
  })
  const half = sample.length / 2
  if (odd > half * 0.7 && even < half * 0.05) return 'utf-16le'
  return even > half * 0.7 && odd < half * 0.05 ? 'utf-16be' : null
}

/** Single control characters happen in text; where many stand, it is something else. */
function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE)
  const odd = sample.filter((byte) => (byte < 32 && !isLayout(byte)) || byte === 127).length
  return odd > 8 && odd > sample.length * 0.005
}

/** Tab, line feed, vertical tab, form feed, carriage return, and the escape of ISO-2022. */
const isLayout = (byte: number): boolean => (byte >= 9 && byte <= 13) || byte === 27

const isKnown = (encoding: string): boolean => {
  try {
    return new TextDecoder(encoding).encoding !== ''
  } catch {
    return false
  }
}

/** What Windows put where the standard has control characters, from 0x80 on; the decoder of Node 20 leaves them out. */
const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

function decode(encoding: string, bytes: Uint8Array, fatal = false): string {
  const decoder = new TextDecoder(encoding, { fatal })
  const text = decoder.decode(bytes)
  if (decoder.encoding !== 'windows-1252') return text
  return text.replaceAll(/[\u0080-\u009f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80))
}

/** @returns `null` when a byte does not fit, or nobody knows the encoding */
function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return decode(encoding, bytes, true)
  } catch {
    return null
  }
}
