/** Name → a template with one mistake in its code, which stands right behind the ⟪, and words of the report. */
export const codeMistakes: Readonly<Record<string, readonly [template: string, report: RegExp]>> = {
  // What the types say
  'a misspelt property': ['<p>\n  <%= props.⟪titel %></p>', /'titel' does not exist/],
  'null printed': ['<p>\n\n<%= ⟪props.note %>', /'null' is not assignable/],
  'undefined printed': ['<%= ⟪props.items[0]?.name %>', /'undefined' is not assignable/],
  'an index that may be missing': ['<%= ⟪props.items[0].name %>', /possibly 'undefined'/],
  'a missing key of a record': ['<%= ⟪props.map["x"] %>', /'undefined' is not assignable/],
  'a boolean printed': ['<p>\n<%= ⟪props.done %>', /'boolean' is not assignable/],
  'a date printed': ['<%= ⟪props.at %>', /'Date' is not assignable/],
  'an object printed': ['<%= ⟪props.items %>', /not assignable to parameter of type 'Text'/],
  'a function printed': ['<%= ⟪props.title.trim %>', /not assignable to parameter of type 'Text'/],
  'two values printed': ['<%= props.title, ⟪props.id %>', /Expected 1 arguments/],
  'an unknown comparison': ['<% if (⟪props.kind === "c") { %>c<% } %>', /no overlap/],
  'an unused variable': ['<%\n  const ⟪unused = 1\n%>', /never read/],
  'a changed prop': ['<% props.⟪title = "x" %>', /read-only/],
  any: ['<%- ⟪JSON.parse(props.title) %>', /has the type any/],
  'any behind a constructor': ['<% ⟪new Function("return 1")() %>', /has the type any/],
  'a mistake behind Windows line ends': ['<p>\r\n<%= props.id %>\r\n  <%= props.⟪titel %>', /'titel'/],
  'a mistake behind trimmed lines': [
    '  <%_ if (props.done) { _%>  \n<% } -%>\n\n<%= props.⟪titel %>',
    /'titel'/,
  ],

  // Partials
  'wrong props for a partial': ['\n<%- partial("small", { ⟪name: 1 }) %>', /'number' is not assignable/],
  'too many props for a partial': [
    '<%- partial("small", { name: "a", ⟪more: 1 }) %>',
    /'more' does not exist/,
  ],
  'a partial that is not there': ['<%- partial(⟪"smal", { name: "a" }) %>', /"smal"/],
  'one of two partials': [
    '<%- partial(⟪props.done ? "small" : "other", { name: "a" }) %>',
    /one plain string/,
  ],
  'a partial by a variable': [
    '<% const name = "small" %><%- partial(⟪name, { name: "a" }) %>',
    /one plain string/,
  ],
  'partial kept for later': [
    '<% const p = ⟪partial %><%- p("small", { name: "a" }) %>',
    /where it is printed/,
  ],
  'a partial escaped twice': ['<%= ⟪partial("small", { name: "a" }) %>', /'SafeHtml' is not assignable/],
  'an include': ['<p>\n<%- ⟪include("small", { name: "a" }) %>', /include\(\) hands over/],

  // What a template must not reach, and casts
  'a name that nobody declared': ['<%= ⟪title %>', /Cannot find name 'title'/],
  'Express locals': ['<%= ⟪locals.title %>', /Cannot find name 'locals'/],
  'the process': ['<%= ⟪process.pid %>', /Cannot find name 'process'/],
  'the document': ['<% ⟪document.write("") %>', /Cannot find name 'document'/],
  globalThis: ['<% const all = ⟪globalThis %><%= typeof all %>', /not among the props/],
  arguments: ['<% const all = ⟪arguments %><%= all.length %>', /belongs to EJS|arguments/],
  'an import': ['<% void import(⟪"./small.ejs.js") %>', /Cannot find module/],
  "EJS's own output": ['<% ⟪__append(props.title) %>', /belong to EJS/],
  "EJS's escaping replaced": ['<% const ⟪escapeFn = String %><%= escapeFn(1) %>', /belongs to EJS/],
  'a type assertion': ['<%- props.title as ⟪SafeHtml %>', /only be used in TypeScript files/],
  'a non-null assertion': ['<%= ⟪props.note! %>', /only be used in TypeScript files/],
  'a cast in a comment': ['<%- ⟪/** @type {any} */ (props.title) %>', /comment must not/],
  'a switched-off check': ['<%\n// ⟪@ts-ignore\nprops.titel\n%>', /comment must not/],
  'an HTML comment in code': [
    '<% let n = 3; if (props.done ⟪<!--n) { %>a<% } %>',
    /a comment where EJS runs it/,
  ],
  'an await': ['<%= ⟪await props.title %>', /'await' expressions are only allowed/],

  // Blocks and jumps
  'a block that ends elsewhere': ['<p <% if (props.done) { %>title="<% ⟪} %>">', /ends in another/],
  'a quotation mark that may be missing': [
    '<p title=<% if (props.done) { %>"<% ⟪} %><%= props.title %>">',
    /ends in another/,
  ],
  'a case that begins elsewhere': [
    '<% switch (props.kind) { case "a": %><p title="<% throw props.id; ⟪case "b": %>"><% } %>',
    /this jump leads/,
  ],
  'a jump out of an attribute': [
    '<% for (const a of props.items) { %><p title="<% if (a.next) ⟪continue %>"><%= a.name %></p><% } %>',
    /this jump leads/,
  ],
  'a return out of a callback': [
    '<% props.items.forEach((a) => { %><p title="<% if (a.next) ⟪return %>"><%= a.name %></p><% }) %>',
    /this jump leads/,
  ],
  'a label': ['<% ⟪all: for (const a of props.items) { if (a.next) break all } %>', /a jump to a label/],
  'a caught error': [
    '<% ⟪try { %><p title="<%= props.title %>"></p><% } finally { %><% } %>',
    /half written/,
  ],
  'a return': ['<% if (props.done) ⟪return %>', /return leaves/],
  'an if without braces': ['<p>\n<% if (props.done) ⟪%>done', /cannot be the empty statement/],
  'a loop without braces': ['<% let n = 2 %>\n<% ⟪while (n-- > 0) %><b></b>', /write braces/],
  'an else without braces': ['<% ⟪if (props.done) { %>a<% } else %>b', /write braces/],
  'an else on its own': ['<% if (props.done) { %>a<% } %>\n<% ⟪else { %>b<% } %>', /expected/],
  'a block that is never closed': ['<p><% if (props.done) { ⟪%>', /'}' expected/],
  'an attribute name split by a loop': [
    '<a<%# %> <% for (const a of props.items) { %>ef="<%= a.name %>" hr<% ⟪} %>>',
    /leave a space/,
  ],
  'an attribute name split by a condition': [
    '<a hr⟪<% if (props.done) { %> selected<% } %>ef="<%= props.title %>">',
    /leave a space/,
  ],
  'a function with markup, called elsewhere': [
    '<% const f = ⟪() => { %><b>x</b><% } %><p title="<% f() %>">',
    /may be called anywhere/,
  ],
  'a callback that is kept': [
    '<% const kept = []\nkept.push(⟪() => { %><b>x</b><% }) %><p title="<% kept[0]?.() %>">',
    /may be called anywhere/,
  ],
  'a callback that waits': [
    '<% props.items.forEach(⟪async () => { %><b>x</b><% }) %>',
    /may be called anywhere/,
  ],

  // What EJS would read otherwise
  'a tag that is never closed': ['<p>\n  ⟪<%= props.title', /never closed/],
  'a tag inside a tag': ['<p>⟪<%= props.title <%= props.id %>', /not closed before the next <%=/],
  'a closing tag inside a string': ["<p><%= '100⟪%>' %>", /Unterminated string/],
  'a closing tag too many': ['100 ⟪%> of it', /closes no tag/],
  'an empty tag': ['<p>⟪<%=%></p>', /empty tag/],
  'an HTML tag left open': ['<p title="a⟪', /ends inside a tag/],
  'text inside a comment of the code': ['<p title="<% /* %>⟪"><i <% */ %>">', /swallows it/],
  'text inside a string of the code': ['<p><% const s = ` %>⟪</p><% `.trim() %><%= s %>', /swallows it/],
  'output joined to other output': ['⟪<%= props.title)+(props.title %>', /swallows it|'\+' cannot/],
  'text in the head of a loop': ['<% for (let n = 0 ⟪%>text<% n++) { break } %>', /'void' cannot be tested/],
}
