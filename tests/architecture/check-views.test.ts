import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRender } from '../../src/web/render.js'
import { codeMistakes } from './code-mistakes.js'
import { contractOf, correct, props } from './correct-views.js'
import { htmlMistakes } from './html-mistakes.js'
import { check, makeViews } from './views-fixture.js'

const mistakes = { ...codeMistakes, ...htmlMistakes }
const nameOf = (kind: 'right' | 'wrong', title: string) => `${kind}/${title.replaceAll(/\W+/g, '-')}`
const shared = {
  small: '<i><%= props.name %></i>',
  other: '<%= props.name %>',
  outer: '<main><%- props.html %></main>',
}
const wrong = Object.entries(mistakes).map(
  ([title, [text]]) => [nameOf('wrong', title), text.replace('⟪', '')] as const,
)
const right = Object.entries(correct).map(([title, [text]]) => [nameOf('right', title), text] as const)

// One program for all of them: most of the time of a check is its start.
const examples = makeViews(
  { ...shared, ...Object.fromEntries([...wrong, ...right]), unlisted: '<%= props.id %>' },
  contractOf([...wrong, ...right].map(([name]) => name).concat('fileless')),
)
const found = check(examples)
const problemsOf = (name: string) => found.filter(({ file }) => file === join(examples.views, `${name}.ejs`))

describe('a mistake is reported where it stands', () => {
  test.each(Object.entries(mistakes))('%s', (title, [template, report]) => {
    const before = template.slice(0, template.indexOf('⟪')).split('\n')

    const [first] = problemsOf(nameOf('wrong', title))

    expect(first?.message).toMatch(report)
    expect(first).toMatchObject({ line: before.length, column: (before.at(-1) ?? '').length + 1 })
  })

  test('a template without an entry in the contract', () => {
    expect(problemsOf('unlisted')[0]).toMatchObject({ line: 1, column: 1 })
    expect(problemsOf('unlisted')[0]?.message).toContain('unlisted')
  })

  test('an entry of the contract without a template', () => {
    const lines = readFileSync(examples.contract, 'utf8').split('\n')
    const line = lines.findIndex((text) => text.includes('fileless')) + 1

    const [problem] = found.filter(({ file }) => file.endsWith('views.ts'))

    expect(problem).toMatchObject({ line, column: 3, message: 'fileless has no template' })
  })
})

describe('a correct template passes, and renders', () => {
  const render = createRender(examplesThatCompile().views) as (name: string, props: unknown) => string

  test.each(Object.entries(correct))('%s', (title, [, html]) => {
    const name = nameOf('right', title)

    const rendered = render(name, props)

    expect(problemsOf(name)).toEqual([])
    expect(rendered).toBe(html)
  })
})

function examplesThatCompile() {
  return makeViews({ ...shared, ...Object.fromEntries(right) }, '')
}

describe('the contract', () => {
  test('may be split over several files', () => {
    const fixture = makeViews(
      { 'articles/show': '<%= props.headline %>', 'claims/show': '<%= props.statment %>' },
      `import type { ArticleViews } from './articles.js'
       import type { ClaimViews } from './claims.js'
       import type { SafeHtml } from './markup.js'
       export type Render = <Name extends keyof Views>(name: Name, props: Views[Name]) => SafeHtml
       export interface Views extends ArticleViews, ClaimViews {}`,
      {
        'articles.ts': `export interface ArticleViews { 'articles/show': { readonly headline: string } }`,
        'claims.ts': `export interface ClaimViews {
          'claims/show': { readonly statement: string }
          'claims/list': { readonly statement: string }
        }`,
      },
    )

    const problems = check(fixture)

    expect(problems).toMatchObject([
      {
        file: expect.stringMatching(/claims\.ts$/) as string,
        line: 3,
        column: 11,
        message: 'claims/list has no template',
      },
      { file: join(fixture.views, 'claims/show.ejs'), line: 1, column: 11 },
    ])
  })

  test('does not lend its own surroundings to the templates', () => {
    const fixture = makeViews(
      { page: '<%= process.pid %>' },
      `/// <reference types="node" path=${JSON.stringify(join(import.meta.dirname, '../../node_modules/@types/node/index.d.ts'))} />
       import type { SafeHtml } from './markup.js'
       export type Render = <Name extends keyof Views>(name: Name, props: Views[Name]) => SafeHtml
       export interface Views { page: { readonly title: string } }`,
    )

    const [problem] = check(fixture).filter(({ file }) => file.endsWith('page.ejs'))

    expect(problem).toMatchObject({
      line: 1,
      column: 5,
      message: expect.stringContaining('process is not among') as string,
    })
  })

  test('is checked itself', () => {
    const fixture = makeViews({}, 'export interface Views { page: Missing }')

    const messages = check(fixture).map(({ message }) => message)

    expect(messages).toContain("Cannot find name 'Missing'.")
  })

  test('must be there', () => {
    const fixture = makeViews({}, 'export {}')

    expect(check(fixture)).toMatchObject([{ line: 1, column: 1, message: 'this contract exports no Views' }])
  })
})

describe('a partial', () => {
  const contract = (name: string) => `
    import type { SafeHtml } from './markup.js'
    export type Render = <Name extends keyof Views>(name: Name, props: Views[Name]) => SafeHtml
    export interface Views { ${JSON.stringify(name)}: { readonly name: string } }`

  test.each(['<b></b>', '<%# %><b></b>', '\n<%# Late. %>', '<%= props.name %>'])(
    'must say what it shows: %j',
    (text) => {
      const fixture = makeViews({ 'claims/_row': text }, contract('claims/_row'))

      expect(check(fixture)).toMatchObject([
        { line: 1, column: 1, message: expect.stringContaining('opens with one comment') as string },
      ])
    },
  )

  test('that says what it shows is accepted', () => {
    const fixture = makeViews({ 'claims/_row': '<%# One claim. %>\n<b></b>' }, contract('claims/_row'))

    expect(check(fixture)).toEqual([])
  })
})

describe('the command', () => {
  const command = join(import.meta.dirname, '../../tools/check-views.mjs')
  const run = (...args: string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' })

  test('says nothing when all is well', () => {
    const fixture = makeViews({ small: '<%= props.name %>', other: '', outer: '' }, contractOf([]))

    expect(run(fixture.views, fixture.contract)).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })

  test('fails with the file, the line and the column', () => {
    const { status, stderr } = run(examples.views, examples.contract)

    expect(status).toBe(1)
    expect(stderr).toMatch(/wrong\/a-misspelt-property\.ejs:2:13 Property 'titel' does not exist/)
  })
})
