import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { addArticle } from '../../src/db/articles/articles.js'
import { addClaim } from '../../src/db/claims/claims.js'
import { addWaiver } from '../../src/db/articles/waivers.js'
import { pageOf, post, SAMPLE, test } from '../support/app.js'
import { claimNumbered, colleague, EVIDENCE, review } from '../support/desk-work.js'
import { formTo, valuesOf } from '../support/forms.js'
import { attribute, elementsOf, textOf, type Element } from '../support/html.js'
import { mistakesIn } from '../support/valid-html.js'

/** Texts that markup, a style, a script or a tongue twister could hide in. Each says its name. */
const HOSTILE: Readonly<Record<string, string>> = {
  script: '</textarea></title><script>alert(1)</script><img src=x onerror=alert(1)>',
  quotes: `" onfocus="alert(1)" autofocus ' onx=' &amp; &lt;b&gt; &#x3c; \`\${7*7}\``,
  template: '<%= process.env %> <%- 1 %> {{ 7*7 }} ]]> --> <!-- <!',
  emoji: '👩🏽‍🚀 family 👨‍👩‍👧‍👦 flag 🇻🇳 heart ❤️ e\u0301 \u{e0001}',
  directions: 'left to right שלום \u200Fمرحبا\u200E \u061c می\u200cخواهم \u00a0 \u2028 \ufeff',
}
const PASSAGES: Readonly<Record<string, string>> = {
  ...HOSTILE,
  long: 'w'.repeat(4_000),
  lines: '\n\n first\n\n\nlast',
}

const ALIVE = ['script', 'img', 'iframe', 'object', 'embed', 'style', 'link', 'meta', 'base']
const OURS = /^(script \/assets\/|link \/(assets|articles)\/|meta (utf-8|viewport|htmx-config)$)/

/** What a page would run or load that is not ours. */
const aliveIn = (html: string): readonly string[] =>
  elementsOf(html).flatMap((element) => [
    ...(ALIVE.includes(element.tagName) && !OURS.test(signature(element)) ? [signature(element)] : []),
    ...element.attrs.flatMap(({ name, value }) =>
      /^on|^style$|^srcdoc$/.test(name) || (/href|src|action/.test(name) && /^\s*javascript:/i.test(value))
        ? [name]
        : [],
    ),
  ])

const signature = (element: Element): string =>
  `${element.tagName} ${['src', 'href', 'charset', 'name'].map((name) => attribute(element, name)).find((value) => value !== null) ?? ''}`

/** Where a text stands on a page, whole, as text: in how many elements and fields. */
const timesShown = (html: string, text: string): number =>
  elementsOf(html).filter((element) => {
    const shown = element.childNodes.some((node) => node.nodeName === '#text' && textOf(node).includes(text))
    return shown || attribute(element, 'value')?.includes(text) === true
  }).length

test('whatever is typed into any field comes back as text, on every page that shows it', async ({
  origin,
  db,
}) => {
  const claim = await claimNumbered(db, 1)
  const article = `/articles/${SAMPLE}`
  const pages = [`/claims/${claim}`, `${article}?claim=1`, `${article}/report`, '/activity', '/sources', '/']

  for (const [name, passage] of Object.entries(PASSAGES)) {
    const line = HOSTILE[name] ?? `${name} line`
    const evidence = {
      ...EVIDENCE,
      title: `${line} title`,
      publisher: `${line} publisher`,
      locator: `${line} at`,
    }
    const version = () => db.claim.findUniqueOrThrow({ where: { id: claim }, select: { version: true } })
    const edited = await db.article.findFirstOrThrow({ select: { version: true } })
    const statuses = [
      await post(`${origin}/claims/${claim}/evidence`, { ...evidence, excerpt: passage, note: passage }),
      await post(`${origin}/claims/${claim}/reviews`, {
        verdict: 'unconfirmed',
        rationale: passage,
        version: String((await version()).version),
      }),
      await post(origin + article, {
        byline: `${line} byline`,
        outlet: `${line} outlet`,
        language: 'en',
        version: String(edited.version),
      }),
    ].map(({ status }) => status)
    const shown = await Promise.all(pages.map((path) => pageOf(origin + path)))

    expect([name, statuses]).toEqual([name, [303, 303, 303]])
    for (const [index, html] of shown.entries()) {
      const path = pages[index]
      expect.soft([name, path, aliveIn(html)]).toEqual([name, path, []])
      const expected = path === '/' ? `${line} byline` : path === '/sources' ? `${line} publisher` : passage
      expect
        .soft([name, path, timesShown(html, expected.trim())])
        .toEqual([name, path, expect.toSatisfy((times) => times > 0)])
    }
    const saved = await db.evidence.findFirstOrThrow({
      orderBy: { id: 'desc' },
      select: { excerpt: true, note: true, source: true },
    })
    expect([saved.excerpt, saved.note, saved.source.title]).toEqual([
      passage.trim(),
      passage.trim(),
      `${line} title`.trim(),
    ])
  }
  expect(await mistakesIn(await pageOf(`${origin}/claims/${claim}`))).toEqual([])
})

test('a form that is refused gives back each hostile text exactly as it was typed', async ({
  origin,
  db,
}) => {
  const path = `/claims/${await claimNumbered(db, 1)}/evidence`

  for (const [name, passage] of Object.entries(PASSAGES)) {
    const line = HOSTILE[name] ?? name
    const typed = {
      url: line,
      title: line,
      publisher: line,
      locator: line,
      excerpt: passage,
      note: passage,
      tier: '',
      stance: '',
    }
    const answer = await post(origin + path, typed)
    const html = await answer.text()

    expect([name, answer.status, aliveIn(html)]).toEqual([name, 422, []])
    expect(valuesOf(formTo(html, path))).toMatchObject(typed)
  }
})

test('a text, a claim, a source and a person with hostile names are shown as text as well', async ({
  origin,
  db,
  actor,
}) => {
  const other = await colleague(db, actor)
  await db.person.update({ where: { id: other.id }, data: { name: HOSTILE['script'] ?? '' } })

  for (const [name, hostile] of Object.entries(HOSTILE)) {
    const words = hostile.trim()
    const body = `Before this. ${words} stands here. It is an opinion.`
    const text = {
      headline: `${words} ${name}`,
      standfirst: words,
      body,
      note: words,
      language: 'en',
      sample: false,
    }
    const { id, slug } = await addArticle(db, actor, text)
    const form = {
      statement: words,
      kind: 'event',
      about: 'true',
      question: words,
      timePhrase: words,
      saidBy: [{ speaker: words, capacity: words, anonymous: true, verb: words }],
    }
    const added = await addClaim(db, actor, { articleId: id, form, words: [{ part: 'body', exact: words }] })
    await addWaiver(db, actor, {
      articleId: id,
      words: { part: 'body', exact: 'It is an opinion.' },
      reason: 'opinion',
      note: words,
    })
    if (!added.ok) throw new Error(JSON.stringify(added.problems))
    await review(db, other, added.value.id, { rationale: randomUUID() })

    for (const path of [
      '/',
      `/articles/${slug}`,
      `/articles/${slug}?claim=1`,
      `/claims/${added.value.id}`,
      `/articles/${slug}/report`,
      '/activity',
    ]) {
      const html = await pageOf(origin + path)
      expect.soft([name, path, aliveIn(html), timesShown(html, words) > 0]).toEqual([name, path, [], true])
    }
  }
})
