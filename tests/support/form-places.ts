import { randomUUID } from 'node:crypto'
import { addWaiver } from '../../src/db/articles/waivers.js'
import { addClaim } from '../../src/db/claims/claims.js'
import { createApp } from '../../src/web/app.js'
import type { Context } from '../../src/web/context.js'
import { valuesOf } from './addresses.js'
import { pageOf, SAMPLE } from './app.js'
import { formsOf, type FormFound } from './forms.js'
import { filled, routeOf, routesOf } from './routes.js'
import { getSystemActor } from '../../src/db/record/system-actor.js'
import { agree } from './desk-work.js'
import { addOwnArticle } from './own-article.js'
import { personWith } from './sign-in.js'
import type { Sent } from './wrong-forms.js'

/** What a person types or chooses in each field. A new field needs a line here. */
const TYPED: Readonly<Record<string, string>> = {
  headline: 'Putin plans two trips',
  standfirst: 'He travels in May.',
  body: 'Russian President Vladimir Putin is planning to travel.',
  byline: 'D. Writer',
  outlet: 'Foreign desk',
  language: 'de',
  publishedOn: '2024-05-29',
  deadline: '2024-06-01T10:00',
  verdict: 'disputed',
  disputeReason: 'misleading',
  rationale: 'The decree says otherwise.',
  title: 'Decree',
  publisher: 'Kremlin',
  sourceKind: 'document',
  tier: 'primary',
  stance: 'supports',
  excerpt: 'shall take office',
  locator: 'page 1',
  note: 'Seen in the archive.',
  reason: 'It is about another year.',
  sensitivity: 'legal',
  deskName: 'Foreign desk',
  timeZone: 'Europe/Vienna',
  approvals: 'all',
  theme: 'dark',
  name: 'Carla Writer',
  email: 'carla@desk.example',
  passPhrase: 'a harbour full of cranes',
  current: 'a street full of trams',
  role: 'editor',
  legal: 'yes',
  find: '',
  as: 'editor',
  override: 'The author vouches for it.',
  publishedAt: '2024-05-31T06:00',
  wrong: 'his third trip',
  right: 'his second trip',
  cause: 'An agency counted a stop.',
  claims: '1, 2',
  request: 'reword',
  after: 'took the oath in May',
  why: 'The decree names another month.',
  answer: 'accepted',
  answerNote: 'Gladly.',
  exact: 'Vladimir Putin',
  statement: 'Vladimir Putin plans to travel.',
  kind: 'event',
  about: 'said',
  question: 'Which record shows it?',
  timePhrase: 'in May',
  'verb-1': 'reports',
  'speaker-1': 'An agency',
  'capacity-1': 'in Moscow',
  'anonymous-1': 'yes',
  part: 'body',
  'select reason': 'opinion',
  at: '',
  end: '22',
  text: 'Harbour bridge to close\n\nIt closes on 3 June.',
  // Nothing is asked of the network: it is refused before.
  address: 'http://10.0.0.7/article',
  file: 'harbour.txt',
  place: 'words',
}

/** A form with the page that it stands on. */
export interface Place {
  readonly page: string
  readonly route: string
  /** Of several forms to one route on a page: which page it says that it stands on. */
  readonly from: string
}

/** Every form that changes something: of each page, once for each route and each page that it says it stands on. */
export async function formPlaces(origin: string, context: Context): Promise<readonly Place[]> {
  const routes = routesOf(createApp(context))
  const gets = routes.filter(
    ({ path, methods }) => methods.includes('get') && !/assets|favicon|report\./.test(path),
  )
  const values = await valuesOf(context)
  await somePeople(context)
  const addresses = gets.map(({ path }) => filled(path, values))
  const sentences = await someSentences(context)
  const agreed = await someAgreedChange(context)
  const found = new Map<string, Place>()
  for (const page of [...addresses, ...sentences, agreed, `/articles/${SAMPLE}?claim=1`, '/claims/2']) {
    for (const form of formsOf(await pageOf(origin + page)).filter(({ method }) => method === 'post')) {
      const place = placeOf(page, form, routes)
      const names = form.fields.map(({ name }) => name).join()
      if (!found.has(`${place.route} ${place.from} ${names}`))
        found.set(`${place.route} ${place.from} ${names}`, place)
    }
  }
  return [...found.values()]
}

/** The cards of a sentence that nobody has dealt with, and of one that is waived: each has forms of its own. */
async function someSentences({ db, now }: Context): Promise<readonly string[]> {
  const known = await db.article.findFirst({ where: { slug: 'the-return' }, select: { slug: true } })
  if (!known) {
    const actor = await getSystemActor(db, now())
    const { id: articleId } = await addOwnArticle(db, actor)
    const words = { part: 'body', exact: 'Nobody knows why.' } as const
    await addWaiver(db, actor, { articleId, words, reason: 'opinion', note: '' })
  }
  const sentences = await db.sentence.findMany({
    where: { part: 'body', revision: { article: { slug: 'the-return' } } },
    orderBy: { start: 'asc' },
    select: { id: true },
  })
  const [open, , waived] = sentences
  return [open, waived].map((sentence) => `/articles/the-return?sentence=${sentence?.id ?? 0}`)
}

/** The page of an article with a change that the author agreed to. */
async function someAgreedChange({ db, now }: Context): Promise<string> {
  const article = await db.article.findUniqueOrThrow({ where: { slug: 'the-return' }, select: { id: true } })
  const known = await db.changeRequest.count({ where: { claim: { articleId: article.id } } })
  if (known === 0) {
    const actor = await getSystemActor(db, now())
    const form = {
      statement: 'It will rain.',
      kind: 'prediction',
      about: 'true',
      question: '',
      timePhrase: '',
    }
    const words = [{ part: 'body' as const, exact: 'It will rain' }]
    const made = await addClaim(db, actor, { articleId: article.id, form: { ...form, saidBy: [] }, words })
    if (made.ok) await agree(db, actor, made.value.id, { request: 'soften', after: 'It may rain' })
  }
  return '/articles/the-return/agreed-changes'
}

/** An active and a deactivated person: each has forms of their own. */
async function somePeople({ db, now }: Context): Promise<void> {
  if ((await db.person.count({ where: { deactivatedAt: { not: null } } })) > 0) return
  await personWith(db, 'reviewer', now())
  const { id } = await personWith(db, 'reader', now(), 'Somebody who left')
  await db.person.update({ where: { id }, data: { deactivatedAt: now() }, select: { id: true } })
}

function placeOf(page: string, { action, fields }: FormFound, routes: ReturnType<typeof routesOf>): Place {
  const from = fields.find(({ name }) => name === 'from')?.value ?? ''
  return { page, route: routeOf(routes, action)?.path ?? action, from }
}

/** The form as it stands on its page now. */
export async function formAt(origin: string, context: Context, place: Place): Promise<FormFound> {
  const routes = routesOf(createApp(context))
  const forms = formsOf(await pageOf(origin + place.page)).filter(({ method }) => method === 'post')
  const form = forms.find((each) => placeOf(place.page, each, routes).route === place.route)
  if (!form) throw new Error(`${place.page} has no form to ${place.route} any more`)
  return form
}

/** What is sent when a person has filled everything in. */
export function typedInto({ fields }: FormFound): Sent {
  return fields.map(({ name, kind, value }) => {
    // Boxes are ticked, and the words of a claim chosen, as they stand. A new address each time: what else is typed about a source that the desk has is not looked at.
    const typed =
      kind === 'hidden' || kind === 'checkbox' || name === 'before'
        ? value
        : name === 'url'
          ? `https://example.org/${randomUUID()}`
          : name === 'body'
            ? `${TYPED['body']} ${randomUUID()}` // the same text again is no new draft
            : (TYPED[`${kind} ${name}`] ?? TYPED[name])
    if (typed === undefined) throw new Error(`Give the tests something to type into ${name}`)
    return [name, typed]
  })
}
