import fc from 'fast-check'

/** Prints the string that a stranger wrote. */
export const PRINT = '<%= props.s %>'

const IF = '<% if (props.c) { %>'
const ELSE = '<% } else { %>'
const FOR = '<% for (const _s of props.l) { %>'
const END = '<% } %>'

type Parts = readonly string[]

const one = (...choices: readonly Parts[]): fc.Arbitrary<Parts> => fc.constantFrom(...choices)
const join = (...parts: readonly fc.Arbitrary<Parts>[]): fc.Arbitrary<Parts> =>
  fc.tuple(...parts).map((lists) => lists.flat())
const text = (...words: readonly string[]): fc.Arbitrary<Parts> => fc.constant(words)
const maybe = (parts: fc.Arbitrary<Parts>): fc.Arbitrary<Parts> => fc.oneof(parts, text())

/** What turns one of the templates below into one that may be wrong. */
const words =
  `< > " ' = / /= - a # /c/ hr ef </< <! </ <title> </title> </textarea> <!-- --> <![CDATA[ ` +
  '<svg> </svg> <select> </select> <table> %>'
const noise = fc.constantFrom(
  ...words.split(' '),
  ...[' ', '\n', '\u00a0', '<p ', '<a ', ' title="', ' href="', " href='", '  <%_ %>', '<%% a', '<% /* %>'],
  ...[
    '<meta http-equiv="refresh" content="',
    '<%# c %>',
    '<%# c -%>\n',
    '<%# c _%>  ',
    '<% } -%>\n',
    '<% */ %>',
  ],
  ...[PRINT, IF, ELSE, END, FOR, '<%- props.h %>', '<%= props.u %>', '<% continue %>', '<% break %>'],
)

/** Mostly the first: what is right on its own. */
const mostly = (right: fc.Arbitrary<Parts>, wrong: fc.Arbitrary<Parts>): fc.Arbitrary<Parts> =>
  fc.oneof({ arbitrary: right, weight: 12 }, { arbitrary: wrong, weight: 1 })

const value = mostly(
  one([PRINT], ['x', PRINT], [PRINT, 'x'], [IF, PRINT, END], [IF, 'x', END, PRINT], [FOR, PRINT, END]),
  one([IF, '"', END, PRINT], [IF, '#', ELSE, 'x', END, PRINT], ['<%= props.h %>'], ['<% continue %>']),
)

const address = mostly(
  one(
    ['/c/x'],
    ['#', PRINT],
    ['<%= props.u %>'],
    ['/c/<%= props.n %>'],
    [IF, '<%= props.u %>', ELSE, '#', END],
  ),
  one(
    [PRINT],
    ['/c/', PRINT],
    [IF, '#', ELSE, 'x', END, PRINT],
    ['<%= props.u %>', '#', PRINT],
    [' ', PRINT],
  ),
)

const quoted = (inside: fc.Arbitrary<Parts>): fc.Arbitrary<Parts> =>
  fc
    .tuple(fc.constantFrom('"', '"', '"', '"', "'", "'", ''), inside)
    .map(([quote, parts]) => [quote, ...parts, quote])

const equals = one(['='], ['='], ['= '], [' ='])

const written = fc.oneof(
  { arbitrary: join(one(['title'], ['class'], ['data-s'], ['alt']), equals, quoted(value)), weight: 5 },
  {
    arbitrary: join(one(['href'], ['hr', 'ef'], ['hr', '<%# c -%>\n', 'ef']), equals, quoted(address)),
    weight: 3,
  },
  join(
    one(['hr', '<% %>', 'ef'], ['hr', IF, ' selected ', END, 'ef'], ['title', '/'], ['hr<%# c _%>  ef']),
    equals,
    quoted(value),
  ),
)

const attribute = mostly(
  fc.oneof(
    { arbitrary: join(text(' '), written), weight: 4 },
    join(text(' ', IF), written, text(END)),
    join(text(' ', FOR), written, text(' ', END)),
    join(text(' ', IF), written, text(ELSE), written, text(END)),
    one(
      [' ', IF, 'checked', END, ' '],
      [' ', FOR, 'checked ', END],
      [' ', IF, 'checked ', ELSE, 'hidden', END, ' '],
    ),
  ),
  one(
    ...[
      [' ', IF, 'title', ELSE, 'href', END, '="', PRINT, '"'],
      [' title=', IF, '"', END, PRINT, '"'],
    ],
    ...[
      [' ', IF, 'hr', END, 'ef="', PRINT, '"'],
      [' ', FOR, 'ef="', PRINT, '" hr', END],
      [IF, ' checked', END],
    ],
    ...[
      [' checked', IF, ' hidden', END],
      [' ', PRINT],
      [' hr', IF, ' selected ', END, 'ef="', PRINT, '"'],
    ],
  ),
)

const content = (tag: string, inside: Parts): Parts => {
  if (tag === 'script') return []
  return tag === 'title' || tag === 'textarea' ? [PRINT] : inside
}

const element = (depth: number): fc.Arbitrary<Parts> => {
  const inside = depth > 0 ? element(depth - 1) : text(PRINT)
  const tags = [
    'p',
    'b',
    'a',
    'p',
    'a',
    'title',
    'textarea',
    'svg',
    'select',
    'table',
    'option',
    'script',
    'template',
  ]
  const whole = fc
    .tuple(fc.constantFrom(...tags), maybe(attribute), maybe(attribute), inside)
    .map(([tag, first, second, parts]) => [
      '<',
      tag,
      ...first,
      ...second,
      '>',
      ...content(tag, parts),
      '</',
      tag,
      '>',
    ])
  return mostly(
    fc.oneof(
      { arbitrary: whole, weight: 4 },
      one([PRINT], ['t'], ['<%- props.h %>'], ['<!-- c -->']),
      join(text(IF), whole, text(ELSE, PRINT, END)),
      join(text(FOR), whole, text(END)),
      join(text('<% switch (props.k) { case 1: %>'), whole, text('<% break; case 2: %>', PRINT, END)),
    ),
    fc.oneof(
      one(['<!--', PRINT, '-->'], ['<!-- -', PRINT, '>'], ['<', PRINT], ['</', PRINT, '>']),
      text(FOR, '<p title="', '<% if (props.c) continue %>', PRINT, '">', '</p>', END),
      join(text('<title>'), whole, text('</title>')),
    ),
  )
}

const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(1), fc.option(noise)), { maxLength: 2 })

/** Whole elements with conditions and loops; then, in every second one, a few cuts. */
export const template: fc.Arbitrary<string> = fc
  .tuple(join(element(2), maybe(element(1))), fc.oneof(fc.constant([]), cuts))
  .map(([parts, changes]) => {
    const result = [...parts]
    for (const [at, removed, added] of changes) {
      result.splice(at % result.length, removed, ...(added === null ? [] : [added]))
    }
    return result.join('')
  })
