import { expect, test } from 'vitest'
import {
  decideEvidence,
  decideWithdrawal,
  SOURCE_KINDS,
  STANCES,
  TIERS,
  type EvidenceForm,
} from '../../src/domain/evidence.js'

const FORM: EvidenceForm = {
  source: '',
  url: 'https://example.org/decree/',
  title: 'Decree',
  publisher: 'Kremlin',
  sourceKind: 'document',
  tier: 'primary',
  publishedOn: '2024-05-07',
  stance: 'supports',
  excerpt: 'shall take office',
  locator: '',
  note: '',
}

const EMPTY: EvidenceForm = {
  source: '',
  url: '',
  title: '',
  publisher: '',
  sourceKind: '',
  tier: '',
  publishedOn: '',
  stance: '',
  excerpt: '',
  locator: '',
  note: '',
}

const problemsOf = (form: Partial<EvidenceForm>, known = false) => {
  const decision = decideEvidence({ ...FORM, ...form }, known)
  return decision.ok ? [] : decision.problems.map(({ field, message }) => `${field}: ${message}`)
}

const PASSAGE = 'excerpt: Quote the passage, or say where it stands'
const ADDRESS =
  'url: Give an address that starts with http:// or https://, without a name and password, or leave it empty'

test.each<[string, Partial<EvidenceForm>, string[]]>([
  ['everything there', {}, []],
  ['support with a locator alone', { excerpt: '', locator: 'page 3' }, []],
  ['support with neither', { excerpt: '', locator: '' }, [PASSAGE]],
  ['refutation with white space for both', { stance: 'refutes', excerpt: ' ', locator: '\n' }, [PASSAGE]],
  ['context with neither', { stance: 'context', excerpt: '', locator: '' }, []],
  ['no stance', { stance: '', excerpt: '' }, ['stance: Say whether it supports, refutes or is context']],
  ['a stance that is none', { stance: 'proves' }, ['stance: Say whether it supports, refutes or is context']],
  ['no address', { url: '' }, []],
  ['an address without http', { url: 'example.org' }, [ADDRESS]],
  ['a program for an address', { url: 'javascript:alert(1)' }, [ADDRESS]],
  ['no title', { title: ' ' }, ['title: Name the source']],
  ['no kind', { sourceKind: 'rumour' }, ['sourceKind: Say what kind of source it is']],
  ['no tier', { tier: '' }, ['tier: Say whether it is primary or secondary']],
  [
    'a day that is none',
    { publishedOn: '7 May' },
    ['publishedOn: Give the day as year-month-day, like 2024-05-30'],
  ],
  ['no day', { publishedOn: '' }, []],
  ['NUL in the note', { note: 'a\0' }, ['note: Take out the invisible control characters']],
  [
    'too long an excerpt',
    { excerpt: 'x'.repeat(4_002) },
    ['excerpt: Shorten this by 2 characters: 4000 are the most'],
  ],
  ['a source that is not there', { source: '99' }, ['source: Choose a source of the list, or add a new one']],
])('%s', (_what, form, problems) => {
  expect(problemsOf(form)).toEqual(problems)
})

test('an empty form is told everything it lacks', () => {
  expect(problemsOf(EMPTY)).toEqual([
    'title: Name the source',
    'sourceKind: Say what kind of source it is',
    'tier: Say whether it is primary or secondary',
    'stance: Say whether it supports, refutes or is context',
  ])
})

test('of a known source nothing is asked, and what was typed for it is not looked at', () => {
  const typed = { source: '7', url: 'nonsense', title: '', sourceKind: '', tier: '', publishedOn: 'nonsense' }

  const decision = decideEvidence({ ...FORM, ...typed }, true)

  expect(decision).toMatchObject({ ok: true, value: { source: null, evidence: { stance: 'supports' } } })
})

test('a new source comes with its address as it is compared', () => {
  expect(decideEvidence({ ...FORM, title: ' Decree ', note: ' By fax. ' }, false)).toEqual({
    ok: true,
    value: {
      source: {
        address: { url: 'https://example.org/decree/', urlKey: 'https://example.org/decree' },
        title: 'Decree',
        publisher: 'Kremlin',
        kind: 'document',
        tier: 'primary',
        publishedOn: '2024-05-07',
      },
      evidence: { stance: 'supports', excerpt: 'shall take office', locator: '', note: 'By fax.' },
    },
  })
})

test('every kind, tier and stance of the record can be chosen', () => {
  for (const sourceKind of SOURCE_KINDS) expect(problemsOf({ sourceKind })).toEqual([])
  for (const tier of TIERS) expect(problemsOf({ tier })).toEqual([])
  for (const stance of STANCES) expect(problemsOf({ stance })).toEqual([])
})

test('a withdrawal needs a reason', () => {
  expect(decideWithdrawal(' It is about another year. ')).toEqual({
    ok: true,
    value: 'It is about another year.',
  })
  expect(decideWithdrawal(' \n')).toEqual({
    ok: false,
    problems: [{ field: 'reason', message: 'Say why it is withdrawn' }],
  })
  expect(decideWithdrawal('x'.repeat(1_001))).toMatchObject({ ok: false })
})
