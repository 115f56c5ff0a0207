import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import express from 'express'

/** What the floor answers to one path. */
export interface FloorAnswer {
  readonly path: string
  readonly body: string
}

// The least that Express can do: the same bytes as the app from memory, and a form that is read and thrown away.
const app = express()
app.disable('x-powered-by')
app.set('etag', false)
app.set('query parser', 'simple')
for (const { path, body } of JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as FloorAnswer[]) {
  app.get(path, (_req, res) => {
    res.set('Cache-Control', 'private, no-store')
    res.type('html').send(body)
  })
}
app.post('/claims/:id/reviews', express.raw({ type: 'application/x-www-form-urlencoded' }), (req, res) => {
  res.redirect(303, `/claims/${req.params.id}`)
})

const server = app.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.on('SIGTERM', () => process.exit(0))
