import { expect, test } from 'vitest'
import { decideArticleDetails, type ArticleForm } from '../../src/domain/articles.js'

const FORM: ArticleForm = { byline: '', outlet: '', language: 'en', publishedOn: '', deadline: '' }

const LANGUAGE = 'language: Give the language as a short code, like en or de-AT'
const DEADLINE = 'deadline: Give day and time, like 2024-05-30 17:00'

const problemsOf = (form: Partial<ArticleForm>) => {
  const decision = decideArticleDetails({ ...FORM, ...form })
  return decision.ok ? [] : decision.problems.map(({ field, message }) => `${field}: ${message}`)
}

test.each<[string, Partial<ArticleForm>, string[]]>([
  ['nothing but a language', {}, []],
  ['no language', { language: ' ' }, [LANGUAGE]],
  ['a language by its name', { language: 'English please' }, [LANGUAGE]],
  [
    'too long a byline',
    { byline: 'x'.repeat(301) },
    ['byline: Shorten this by 1 characters: 300 are the most'],
  ],
  ['NUL in the outlet', { outlet: '\0' }, ['outlet: Take out the invisible control characters']],
  [
    'a day that is none',
    { publishedOn: '2024-02-30' },
    ['publishedOn: Give the day as year-month-day, like 2024-05-30'],
  ],
  ['a deadline without a time', { deadline: '2024-05-30' }, [DEADLINE]],
  ['a deadline on a day that is none', { deadline: '2024-02-30T10:00' }, [DEADLINE]],
  ['a deadline at an hour that is none', { deadline: '2024-05-30T25:00' }, [DEADLINE]],
  ['a deadline in words', { deadline: 'tomorrow' }, [DEADLINE]],
  ['a deadline with a zone', { deadline: '2024-05-30T10:00+02:00' }, [DEADLINE]],
])('%s', (_what, form, problems) => {
  expect(problemsOf(form)).toEqual(problems)
})

test.each([
  ['2024-05-30T17:00', '2024-05-30T17:00:00.000Z'],
  ['2024-05-30 17:00', '2024-05-30T17:00:00.000Z'],
  [' 2024-05-30T17:00:59 ', '2024-05-30T17:00:00.000Z'],
])('the deadline %j is %s', (deadline, time) => {
  expect(decideArticleDetails({ ...FORM, deadline })).toMatchObject({
    ok: true,
    value: { deadline: new Date(time) },
  })
})

test.each([
  ['EN', 'en'],
  ['de-at', 'de-AT'],
  [' zh-hant ', 'zh-Hant'],
])('the language %j is %s', (language, tag) => {
  expect(decideArticleDetails({ ...FORM, language })).toMatchObject({ ok: true, value: { language: tag } })
})

test('what is left empty is not set', () => {
  expect(decideArticleDetails({ ...FORM, byline: ' D. Writer ' })).toEqual({
    ok: true,
    value: { byline: 'D. Writer', outlet: '', language: 'en', publishedOn: null, deadline: null },
  })
})
