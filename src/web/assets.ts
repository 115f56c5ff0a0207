import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'
import { NotFound } from '../db/errors.js'
import type { Href } from './markup.js'
import { assetHref } from './urls.js'

/** The stylesheets, scripts and pictures of the pages. */
export interface Assets {
  /** The address of a file of `public/`, with a hash of its content in it. */
  readonly href: (name: string) => Href
  /** Answers `/assets/:hash/:name`. @throws {NotFound} */
  readonly serve: (req: Request, res: Response) => void
}

interface Asset {
  readonly hash: string
  readonly type: string
  /** The content by encoding; compressed once, here. */
  readonly bodies: ReadonlyMap<'br' | 'gzip' | 'identity', Buffer>
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Reads every asset into memory: `public/`, its stylesheets as one, and the one library that pages load. */
export function readAssets(root: string): Assets {
  const folder = join(root, 'public')
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  const assets = new Map([
    ...files.map(({ name }) => [name, assetOf(name, readFileSync(join(folder, name)))] as const),
    ['styles.css', assetOf('styles.css', readStyles(join(folder, 'styles')))],
    ['htmx.js', assetOf('htmx.js', readFileSync(join(root, 'node_modules/htmx.org/dist/htmx.min.js')))],
  ])

  return {
    href: (name) => {
      const asset = assets.get(name)
      if (!asset) throw new Error(`public/ has no ${name}`)
      return assetHref(asset.hash, name)
    },
    serve: (req, res) => {
      const { hash, name } = req.params
      const asset = typeof name === 'string' ? assets.get(name) : undefined
      if (!asset || asset.hash !== hash) throw new NotFound('asset', req.path)
      const encoding =
        (['br', 'gzip'] as const).find((known) => req.acceptsEncodings(known) === known) ?? 'identity'
      res.set('Cache-Control', 'public, max-age=31536000, immutable')
      res.set('Content-Type', asset.type)
      res.vary('Accept-Encoding')
      if (encoding !== 'identity') res.set('Content-Encoding', encoding)
      res.end(asset.bodies.get(encoding))
    },
  }
}

/** The stylesheets in the order of their numbers: a later one may overrule an earlier one. */
function readStyles(folder: string): Buffer {
  const names = readdirSync(folder).sort()
  return Buffer.concat(names.map((name) => readFileSync(join(folder, name))))
}

function assetOf(name: string, content: Buffer): Asset {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)]
  if (type === undefined) throw new Error(`public/${name}: not a kind of file that pages load`)
  return {
    hash: createHash('sha256').update(content).digest('hex').slice(0, 16),
    type,
    bodies: new Map([
      ['identity', content],
      ['gzip', gzipSync(content, { level: 9 })],
      ['br', brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })],
    ]),
  }
}
