/** Name → a correct template and what it renders with `props`. */
export const correct: Readonly<Record<string, readonly [template: string, html: string]>> = {
  empty: ['', ''],
  'text only, in any script': ['<p>Привіт, 世界 👋 “\\n”</p>\n', '<p>Привіт, 世界 👋 “\\n”</p>\n'],
  'a loop': ['<% for (const item of props.items) { %><b><%= item.name %></b><% } %>', '<b>a&lt;</b><b>b</b>'],
  'a loop with a jump': [
    '<% for (const item of props.items) { if (item.name === "b") continue %><b><%= item.name %></b><% } %>',
    '<b>a&lt;</b>',
  ],
  'an arrow function in a loop': [
    '<% props.items.forEach((item, index) => { if (index > 9) return %><%= index %><%= item.name %><% }) %>',
    '0a&lt;1b',
  ],
  'an else-if chain': [
    '<% if (props.kind === "b") { %>b<% } else if (props.done) { %>done<% } else { %>else<% } %>',
    'done',
  ],
  'a narrowed null': [
    '<% if (props.note !== null) { %><i><%= props.note %></i><% } %><%= props.note ?? "none" %>',
    'none',
  ],
  'nested partials': [
    '<%- partial("outer", { html: partial("small", { name: "<" }) }) %>',
    '<main><i>&lt;</i></main>',
  ],
  'a layout with a body': [
    '<!doctype html><title><%= props.title %></title><body><%- props.html %></body>',
    '<!doctype html><title>T &amp; t</title><body><hr></body>',
  ],
  'comments of every kind': [
    '<%# it\'s "here" %>\n<% // to the end of the tag %>a<%= props.id // one %>b<% /* two */ %><!-- <%# c %> -->',
    '\na7b<!--  -->',
  ],
  'code over several lines': [
    '<%\n  const names = props.items\n    .map((item) => item.name)\n  let text\n  text = names.join(`,\n`)\n%><%=\n  text;\n%>',
    'a&lt;,\nb',
  ],
  'a list that is built up': [
    '<% const names = []\nfor (const item of props.items) { names.push(item.name) } %><%= names.join() %>',
    'a&lt;,b',
  ],
  'destructured props': [
    '<% const { title, items: [first] } = props; const name = first?.name ?? "" %><%= title %><%- partial("small", { name }) %>',
    'T &amp; t<i>a&lt;</i>',
  ],
  'trimmed lines': ['  <%_ if (props.done) { _%>  \n<p>\n<% } -%>\n</p>', '<p>\n</p>'],
  'literal tags': ['<%% <%= props.id %> %%> <p title="<%% a %>">', '<% 7 %> <p title="<% a %>">'],
  attributes: [
    '<a href="<%= props.href %>" title=\'<%= props.title %>\'><a href="#<%= props.title %>"><a href="/c/<%= props.id %>">',
    '<a href="/x" title=\'T &amp; t\'><a href="#T &amp; t"><a href="/c/7">',
  ],
  'an attribute that may be there': [
    '<option <% if (props.done) { %>selected<% } %>><option value="1"<% if (props.done) { %> selected<% } %>>',
    '<option selected><option value="1" selected>',
  ],
  'a class that depends': [
    '<p class="a<% if (props.done) { %> b<% } %>" hx-target="#<%= props.kind %>">',
    '<p class="a b" hx-target="#a">',
  ],
  'an address for htmx': [
    '<p hx-get="<%= props.href %>" hx-trigger="load delay:2s">',
    '<p hx-get="/x" hx-trigger="load delay:2s">',
  ],
  'a description of the page': [
    '<meta name="description" content="<%= props.title %>">',
    '<meta name="description" content="T &amp; t">',
  ],
  'a switch': ['<% switch (props.kind) { case "a": %>A<% break; case "b": %>B<% } %>', 'A'],
  'a script of its own': [
    '<script src="<%= props.href %>" defer></script><p><%= props.id %></p>',
    '<script src="/x" defer></script><p>7</p>',
  ],
  'the library of the language': ['<%= Math.max(props.id, 3) %> <%= String(props.done) %>', '7 true'],
}

/** What both kinds of example are given. */
export const props = {
  title: 'T & t',
  note: null,
  done: true,
  at: new Date(0),
  id: 7,
  url: 'javascript:alert(1)',
  href: '/x',
  html: '<hr>',
  kind: 'a',
  items: [
    { name: 'a<', next: null },
    { name: 'b', next: null },
  ],
  map: {},
}

/** The text of a contract in which each of `names` gets the props above. */
export const contractOf = (names: readonly string[]): string => `
import type { Href, SafeHtml } from './markup.js'
export type Render = <Name extends keyof Views>(name: Name, props: Views[Name]) => SafeHtml
export interface Props {
  readonly title: string
  readonly note: string | null
  readonly done: boolean
  readonly at: Date
  readonly id: number
  readonly url: string
  readonly href: Href
  readonly html: SafeHtml
  readonly kind: 'a' | 'b'
  readonly items: readonly { readonly name: string; readonly next: string | null }[]
  readonly map: Readonly<Record<string, string>>
}
export interface Views {
  small: { readonly name: string }
  other: { readonly name: string }
  outer: { readonly html: SafeHtml }
${names.map((name) => `  ${JSON.stringify(name)}: Props`).join('\n')}
}`
