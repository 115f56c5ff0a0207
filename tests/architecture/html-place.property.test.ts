import fc from 'fast-check'
import { join } from 'node:path'
import { parseFragment } from 'parse5'
import { expect, test } from 'vitest'
import { createRender } from '../../src/web/render.js'
import { PRINT, template } from './template-arbitrary.js'
import { check, makeViews } from './views-fixture.js'

interface Node {
  readonly nodeName: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly Node[]
  readonly content?: Node
}

// Not the empty string: where a page is not balanced, whether there is text at all decides what is open.
const hostile = [
  ...['-', '>', '=', '/', '"', 'a\n=b', `' b='`, ' onload=1 x="', 'javascript:alert(1)', '--><img src=x>'],
  ...[`"'><script>x</script>`, '</title></textarea></style><p>', '</svg><p>', ']]><p>'],
]

/** All of a page that no text may change: its elements, their attributes, and links that run code. */
function shapeOf(html: string): string {
  const shape = ({ nodeName, attrs = [], childNodes = [], content }: Node): unknown => {
    const runs = (name: string, text: string) => name === 'href' && /^\s*javascript:/i.test(text)
    const children = content ? [content] : childNodes
    return [
      nodeName,
      attrs.map(({ name, value }) => [name, runs(name, value)]),
      children.filter(isElement).map(shape),
    ]
  }
  return JSON.stringify(shape(parseFragment(html)))
}

const isElement = ({ nodeName }: Node) => nodeName !== '#text'

const contractOf = (names: readonly string[]) => `
import type { Href, SafeHtml } from './markup.js'
export type Render = <Name extends keyof Views>(name: Name, props: Views[Name]) => SafeHtml
interface Props {
  readonly s: string
  readonly h: SafeHtml
  readonly c: boolean
  readonly l: readonly string[]
  readonly u: Href
  readonly n: number
  readonly k: 1 | 2 | 3
}
export interface Views { ${names.map((name) => `${name}: Props`).join('; ')} }`

test(
  'in a template that passes the check, no string changes the shape of the page',
  { timeout: 120_000 },
  () => {
    // Another seed, or more templates, is for whoever changes the check.
    const seed = Number(process.env['TEMPLATE_SEED'] ?? 1)
    const texts = fc.sample(template, { numRuns: Number(process.env['TEMPLATE_RUNS'] ?? 2000), seed })
    const named = Object.fromEntries(texts.map((text, index) => [`t${String(index)}`, text]))
    const fixture = makeViews(named, contractOf(Object.keys(named)))

    const refused = new Set(check(fixture).map(({ file }) => file))
    const accepted = Object.entries(named).filter(
      ([name]) => !refused.has(join(fixture.views, `${name}.ejs`)),
    )
    const render = createRender(makeViews(Object.fromEntries(accepted), '').views) as RenderAny
    const changed = accepted.flatMap(([name, text]) =>
      situations(render, name).flatMap((props) => {
        const usual = shapeOf(render(name, { ...props, s: 'plain' }))
        const found = hostile.find((s) => shapeOf(render(name, { ...props, s })) !== usual)
        return found === undefined ? [] : [{ text, props, s: found }]
      }),
    )

    expect(changed.slice(0, 3)).toEqual([])
    // Neither does the check pass by refusing all of them.
    expect(accepted.filter(([, text]) => text.includes(PRINT)).length).toBeGreaterThan(texts.length / 8)
  },
)

type RenderAny = (name: string, props: Readonly<Record<string, unknown>>) => string

/** Props that take the template along each of its paths; two that render alike count as one. */
function situations(render: RenderAny, name: string): readonly Readonly<Record<string, unknown>>[] {
  const all = [true, false].flatMap((c) =>
    [1, 2, 3].flatMap((k) =>
      [0, 1, 2].map((many) => ({ c, k, l: Array<string>(many).fill(''), h: '<b>h</b>', u: '/u', n: 5 })),
    ),
  )
  return [...new Map(all.map((props) => [render(name, { ...props, s: 'plain' }), props])).values()]
}
