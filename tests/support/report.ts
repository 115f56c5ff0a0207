import { SAMPLE } from './app.js'
import { elementsOf, within, words } from './html.js'

/** The address of the sample's report. */
export const REPORT = `/articles/${SAMPLE}/report`

/** The claims of a report as its page tells them, a text each. */
export function rowsOf(html: string): readonly string[] {
  const table = elementsOf(html).find(({ tagName }) => tagName === 'tbody')
  return within(table!)
    .filter(({ tagName }) => tagName === 'tr')
    .map(words)
}

/** A report as a file, byte order mark and all. */
export async function download(origin: string, format: string): Promise<string> {
  const answer = await fetch(`${origin}${REPORT}.${format}`)
  // Not `text()`, which takes the byte order mark off.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
}
