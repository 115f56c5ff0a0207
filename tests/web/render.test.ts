import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRender } from '../../src/web/render.js'

type RenderAny = (name: string, props: unknown) => string

/** A renderer whose names and props are not held to the contract: its templates are the test's own. */
const rendererOf = (folder: string, options = {}) => createRender(folder, options) as unknown as RenderAny

function templates(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-render-'))
  for (const [name, text] of Object.entries(files)) write(folder, name, text)
  return folder
}

function write(folder: string, name: string, text: string): void {
  const file = join(folder, `${name}.ejs`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

describe('what a template is given', () => {
  test('a template prints its props, escaped, and its partials as they are', () => {
    const folder = templates({
      'claims/list':
        '<ul><% for (const s of props.statements) { %><%- partial("claims/_row", { s }) %><% } %></ul>',
      'claims/_row': '<%# One claim. %><li><%= props.s %></li>',
    })

    const html = rendererOf(folder)('claims/list', { statements: ['1 < 2', 'b'] })

    expect(html).toBe('<ul><li>1 &lt; 2</li><li>b</li></ul>')
  })

  test('a template sees its props and nothing else', () => {
    const render = rendererOf(templates({ page: '<%= title %>' }))

    expect(() => render('page', { title: 'x' })).toThrow(/title is not defined/)
  })

  test('a partial does not see what its caller was given', () => {
    const folder = templates({
      page: '<%- partial("_part", {}) %>',
      _part: '<%= props.title ?? "nothing" %>',
    })

    const html = rendererOf(folder)('page', { title: 'x' })

    expect(html).toBe('nothing')
  })

  test('include is refused', () => {
    const render = rendererOf(templates({ page: '<p>\n\n<%- include("page") %>' }))

    expect(() => render('page', {})).toThrow(/page\.ejs:3\n[^]*include\(\) hands over/)
  })

  test('a byte order mark is not part of the page', () => {
    const render = rendererOf(templates({ page: '\uFEFF<p></p>' }))

    expect(render('page', {})).toBe('<p></p>')
  })
})

describe('names', () => {
  test('a name that is not a template is refused', () => {
    const render = rendererOf(templates({ page: '' }))

    expect(() => render('pages', {})).toThrow(/There is no template pages/)
  })

  test.each(['../secret', 'folder/../page', './page', 'page.ejs', '__proto__', 'constructor'])(
    'the name %s reaches no file',
    (name) => {
      const outside = templates({ secret: 'secret', 'views/page': 'page', 'views/folder/other': '' })

      for (const reload of [false, true]) {
        const render = rendererOf(join(outside, 'views'), { reload })
        expect(() => render(name, {})).toThrow(/There is no template/)
      }
    },
  )

  test('no file is read once the program has started', () => {
    const folder = templates({ page: 'page' })
    const render = rendererOf(folder)
    rmSync(folder, { recursive: true })

    expect(render('page', {})).toBe('page')
  })
})

describe('a broken template', () => {
  test('stops the start, with its file, its line and the reason', () => {
    const folder = templates({ good: 'good', 'claims/bad': '<p>\n\n<% const a = ; %>\n' })

    expect(() => rendererOf(folder)).toThrow(/^[^\n]*claims[\\/]bad\.ejs:3 Unexpected token ';'$/)
  })

  test('that never closes a tag stops the start at its line', () => {
    const folder = templates({ bad: '<p>\n<%= props.a %>\n\n<% if (props.b) {' })

    expect(() => rendererOf(folder)).toThrow(/bad\.ejs:4 Could not find matching close tag for "<%"/)
  })

  test('is named by the right line although its text looks like a count of lines', () => {
    const folder = templates({ bad: '    ; __line = 70\n<% } %>' })

    expect(() => rendererOf(folder)).toThrow(/bad\.ejs:2 /)
  })

  test('that fails while it is rendered is named by file and line', () => {
    const render = rendererOf(templates({ page: '<p>\n\n<%= props.a.b %>' }))

    expect(() => render('page', {})).toThrow(/page\.ejs:3\n/)
  })

  test('that fails inside a partial names the partial too', () => {
    const folder = templates({ page: '\n<%- partial("_part", {}) %>', _part: '\n\n<%= props.a.b %>' })

    expect(() => rendererOf(folder)('page', {})).toThrow(/page\.ejs:2\n[^]*_part\.ejs:3\n/)
  })
})

describe('reload', () => {
  const change = (folder: string, name: string, text: string) => {
    write(folder, name, text)
    utimesSync(join(folder, `${name}.ejs`), 1, 1) // two writes may fall into one tick of the clock
  }

  test('compiles a changed template and a changed partial again', () => {
    const folder = templates({ page: 'one <%- partial("_part", {}) %>', _part: 'one' })
    const render = rendererOf(folder, { reload: true })
    const before = render('page', {})

    change(folder, '_part', 'two')
    const between = render('page', {})
    change(folder, 'page', 'two <%- partial("_part", {}) %>')

    expect([before, between, render('page', {})]).toEqual(['one one', 'one two', 'two two'])
  })

  test('finds a template that was not there at the start', () => {
    const folder = templates({ page: '' })
    const render = rendererOf(folder, { reload: true })

    write(folder, 'claims/new', 'new')

    expect(render('claims/new', {})).toBe('new')
  })

  test('is off unless it is asked for', () => {
    const folder = templates({ page: 'one' })
    const render = rendererOf(folder)

    change(folder, 'page', 'two')

    expect(render('page', {})).toBe('one')
  })
})

describe('a polluted Object.prototype', () => {
  const polluted = {
    delimiter: '?',
    openDelimiter: '[',
    closeDelimiter: ']',
    cache: true,
    escape: String,
    async: true,
    localsName: 'x',
    destructuredLocals: ['x'],
    settings: { 'view options': { delimiter: '?' }, views: ['/'] },
    scope: { polluted: true },
    partial: () => 'polluted',
  }

  test.each(Object.entries(polluted))('does not change what is rendered: %s', (key, value) => {
    const folder = templates({
      page: '<%= props.title %><%- partial("_part", {}) %>',
      _part: '<%= typeof this %>',
    })
    const usual = rendererOf(folder)('page', { title: '<' })
    Object.defineProperty(Object.prototype, key, {
      value,
      configurable: true,
      writable: true,
      enumerable: true,
    })
    try {
      const html = rendererOf(folder)('page', { title: '<' })

      expect(html).toBe(usual)
    } finally {
      Reflect.deleteProperty(Object.prototype, key)
    }
  })
})
