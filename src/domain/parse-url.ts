/**
 * An address as the URL standard reads it, or `null`.
 *
 * `URL.canParse` is not asked: once V8 has compiled a caller of it, Node 20 hands letters like ü on in the wrong encoding,
 * and denies that `https://müller.example/` is an address.
 */
export function parseUrl(text: string, base?: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
