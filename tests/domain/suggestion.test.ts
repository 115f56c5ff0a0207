import fc from 'fast-check'
import { expect, test } from 'vitest'
import { STANCES } from '../../src/domain/evidence.js'
import { suggestVerdict, type Weighed } from '../../src/domain/suggestion.js'
import { VERDICTS } from '../../src/domain/verdicts.js'

/** "+a" supports by origin a, "-a" refutes, "?a" is context; "!" behind it: primary, "~": unreliable. */
const piece = (short: string): Weighed => ({
  stance: short.startsWith('+') ? 'supports' : short.startsWith('-') ? 'refutes' : 'context',
  origin: short.charAt(1),
  primary: short.includes('!'),
  reliable: !short.includes('~'),
})
const weigh = (shorts: string) => suggestVerdict(shorts.split(' ').filter(Boolean).map(piece))

const ANY = 'any evidence'
const MORE = 'one more independent origin, or a primary source'

test.each([
  // supports, refutes: what it suggests, and what is missing
  ['nothing', '', 'unconfirmed', ANY],
  ['context alone', '?a! ?b!', 'unconfirmed', ANY],
  ['one secondary source', '+a', 'unconfirmed', MORE],
  ['one primary source', '+a!', 'confirmed', ''],
  ['two secondary sources of one origin', '+a +a', 'unconfirmed', MORE],
  ['two independent secondary sources', '+a +b', 'confirmed', ''],
  ['a secondary and a primary source of one origin', '+a +a!', 'confirmed', ''],
  ['one refuting secondary source', '-a', 'disputed', MORE],
  ['one refuting primary source', '-a!', 'disputed', ''],
  ['two refuting origins', '-a -b', 'disputed', ''],
  ['strong support and one weak refutation', '+a! +b! -c', 'disputed', MORE],
  ['weak support and strong refutation', '+a -b!', 'disputed', ''],
  ['one origin on both sides', '+a -a', 'disputed', MORE],
  ['an unreliable primary source', '+a!~', 'unconfirmed', ANY],
  ['an unreliable second origin', '+a +b~', 'unconfirmed', MORE],
  ['an unreliable refutation of sound support', '+a! -b!~', 'confirmed', ''],
])('%s (%s) suggests %s', (_what, shorts, verdict, missing) => {
  const suggestion = weigh(shorts)

  expect(suggestion.verdict).toBe(verdict)
  expect(suggestion.missing).toEqual(missing === '' ? [] : [missing])
  expect(suggestion.sufficient).toBe(missing === '')
})

test.each([
  ['', 0, 0, 0, 0],
  ['+a +a +b! -c! ?d!', 3, 1, 3, 2],
  ['+a! +a! +a!', 3, 0, 1, 1],
  ['+a! -a!', 1, 1, 1, 1],
  ['+a~ -b!~ +c', 1, 0, 1, 0],
])(
  '%j counts %d supporting, %d refuting, %d origins, %d primary',
  (shorts, supports, refutes, origins, primaries) => {
    expect(weigh(shorts)).toMatchObject({ supports, refutes, origins, primaries })
  },
)

test.each([
  ['', ['No evidence supports or refutes it.']],
  [
    '+a! +b',
    [
      'Evidence supports it and none refutes it.',
      'The supporting side is sufficient: it has a primary source or two independent origins.',
    ],
  ],
  [
    '-a',
    [
      'Evidence refutes it and none supports it: contradicted.',
      'The refuting side is not sufficient: it rests on one origin and no primary source.',
    ],
  ],
  [
    '+a! -b',
    [
      'Evidence supports it and evidence refutes it: conflicting.',
      'The refuting side is not sufficient: it rests on one origin and no primary source.',
    ],
  ],
  [
    '+a~',
    [
      'No evidence supports or refutes it.',
      'One piece is from a source rated unreliable and is not counted.',
    ],
  ],
  [
    '+a~ -b~ ?c~',
    [
      'No evidence supports or refutes it.',
      '2 pieces are from sources rated unreliable and are not counted.',
    ],
  ],
])('%j says why', (shorts, why) => {
  expect(weigh(shorts).why).toEqual(why)
})

const anyPiece: fc.Arbitrary<Weighed> = fc.record({
  stance: fc.constantFrom(...STANCES),
  origin: fc.constantFrom('a', 'b', 'c', '', '__proto__'),
  primary: fc.boolean(),
  reliable: fc.boolean(),
})
const anyEvidence = fc.array(anyPiece, { maxLength: 8 })

test('it is total: a verdict for any evidence, and counts that hold together', () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const { verdict, supports, refutes, origins, primaries, sufficient, missing, why } =
        suggestVerdict(evidence)

      expect(VERDICTS).toContain(verdict)
      expect(primaries).toBeLessThanOrEqual(origins)
      expect(origins).toBeLessThanOrEqual(supports + refutes)
      expect(origins > 0).toBe(supports + refutes > 0)
      expect(missing.length === 0).toBe(sufficient)
      expect(why.length).toBeGreaterThan(0)
    }),
  )
})

test('it says what the table of the desk’s rules says', () => {
  fc.assert(
    fc.property(anyEvidence, (evidence) => {
      const side = (stance: string) => evidence.filter((each) => each.reliable && each.stance === stance)
      const [supporting, refuting] = [side('supports'), side('refutes')]
      const enough =
        supporting.some(({ primary }) => primary) || new Set(supporting.map(({ origin }) => origin)).size > 1

      const { verdict, supports, refutes } = suggestVerdict(evidence)

      const settled = supporting.length > 0 && enough ? 'confirmed' : 'unconfirmed'
      expect(verdict).toBe(refuting.length > 0 ? 'disputed' : settled)
      expect([supports, refutes]).toEqual([supporting.length, refuting.length])
    }),
  )
})

test('the order does not matter', () => {
  const shuffled = anyEvidence.chain((evidence) =>
    fc.tuple(fc.constant(evidence), fc.shuffledSubarray(evidence, { minLength: evidence.length })),
  )
  fc.assert(
    fc.property(shuffled, ([evidence, another]) => {
      expect(suggestVerdict(another)).toEqual(suggestVerdict(evidence))
    }),
  )
})

test('context changes nothing', () => {
  fc.assert(
    fc.property(anyEvidence, anyPiece, (evidence, piece) => {
      expect(suggestVerdict([...evidence, { ...piece, stance: 'context' }])).toEqual(suggestVerdict(evidence))
    }),
  )
})

test('a copy of a piece from the same origin raises no origins and changes no verdict', () => {
  fc.assert(
    fc.property(anyEvidence, anyPiece, (others, piece) => {
      const once = suggestVerdict([...others, piece])
      const twice = suggestVerdict([...others, piece, { ...piece }])

      expect(twice).toMatchObject({ verdict: once.verdict, origins: once.origins, primaries: once.primaries })
    }),
  )
})

test('an unreliable source is never counted, only mentioned', () => {
  fc.assert(
    fc.property(anyEvidence, anyPiece, (evidence, piece) => {
      const { why: _before, ...without } = suggestVerdict(evidence)
      const { why: _after, ...withIt } = suggestVerdict([...evidence, { ...piece, reliable: false }])

      expect(withIt).toEqual(without)
    }),
  )
})
