import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compose, sql, whole, type Fragment } from '../../src/db/fragment.js'

/** A piece of SQL with what it must come to. */
interface Expected {
  readonly fragment: Fragment
  readonly statement: string
  readonly values: readonly number[]
}

// Each is one template in the code, whatever is put into it: what compose() knows again must still be told apart.
const around = (a: Fragment | number, b: Fragment | number) => sql`(${a}, ${b})`
const beside = (a: Fragment | number, b: Fragment | number) => sql`(${a}, ${b})`
const alone = (a: Fragment | number) => sql`[${a}]`

const { tree } = fc.letrec<{ tree: Expected; part: Expected | number }>((tie) => ({
  part: fc.oneof({ maxDepth: 4 }, fc.integer(), tie('tree')),
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.constant({ fragment: sql``, statement: '', values: [] }),
    fc.nat(3).map((limit) => ({ fragment: whole(limit), statement: String(limit), values: [] })),
    fc.tuple(tie('part'), tie('part'), fc.constantFrom(around, beside)).map(([a, b, pair]) => ({
      fragment: pair(piece(a), piece(b)),
      statement: `(${text(a)}, ${text(b)})`,
      values: [...values(a), ...values(b)],
    })),
    tie('part').map((a) => ({ fragment: alone(piece(a)), statement: `[${text(a)}]`, values: values(a) })),
  ),
}))

const piece = (part: Expected | number) => (typeof part === 'number' ? part : part.fragment)
const text = (part: Expected | number) => (typeof part === 'number' ? '?' : part.statement)
const values = (part: Expected | number) => (typeof part === 'number' ? [part] : part.values)

test('a statement is that of its own pieces, whatever was composed of the same templates before', () => {
  fc.assert(
    fc.property(tree, ({ fragment, statement, values }) => {
      expect(compose(fragment)).toEqual({ statement, values })
    }),
    { numRuns: 2000 },
  )
})
