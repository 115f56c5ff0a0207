import { z } from 'zod'
import { PARTS } from '../domain/claims.js'

// What the schema of a report is put together from.

export const count = z.int().min(0)
export const ordinal = z.int().min(1)
export const time = z.iso.datetime()
export const day = z.iso.date()
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const named = { id: 'Span', description: 'Unicode code points, end exclusive' }
const span = z.strictObject({ start: count, end: ordinal }).meta(named)
export const place = { part: z.enum(PARTS), span }
