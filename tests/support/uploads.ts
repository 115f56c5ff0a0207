import type { Sent } from './wrong-forms.js'

/** A form as a browser sends it that brings a file, or could. */
export function multipart(
  fields: Sent | Readonly<Record<string, string>>,
  file: { readonly name: string; readonly bytes: Uint8Array } | null = null,
): FormData {
  const form = new FormData()
  for (const [name, value] of Array.isArray(fields) ? (fields as Sent) : Object.entries(fields))
    form.append(name, value)
  // A browser sends the field of a file that was not chosen as well: without a name, and empty.
  form.append('file', new Blob([file?.bytes ?? '']), file?.name ?? '')
  return form
}

/** Sends a form with a file from a page of ours. */
export function upload(url: string, ...form: Parameters<typeof multipart>): Promise<Response> {
  const headers = { origin: new URL(url).origin }
  return fetch(url, { method: 'POST', redirect: 'manual', headers, body: multipart(...form) })
}

/** A body of a form without files, as the same form sends it where it can bring one: the bytes of each field. */
export function asMultipart(body: string | Uint8Array, boundary: string): Buffer {
  const pairs = Buffer.from(body)
    .toString('latin1')
    .split('&')
    .filter((pair) => pair !== '')
  const parts = pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=')
    const head = `content-disposition: form-data; name="${bytesOf(name).replaceAll('"', '%22')}"`
    return `--${boundary}\r\n${head}\r\n\r\n${bytesOf(value.join('='))}\r\n`
  })
  return Buffer.from(`${parts.join('')}--${boundary}--\r\n`, 'latin1')
}

const bytesOf = (encoded: string): string =>
  encoded.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
