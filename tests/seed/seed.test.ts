import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyFileSync } from 'node:fs'
import { expect, inject, test as base } from 'vitest'
import { seedSample, SeedError } from '../../seed/seed.js'
import type { Actor } from '../../src/db/record/actor.js'
import { editArticle } from '../../src/db/articles/articles.js'
import { openDatabase, type Db } from '../../src/db/database.js'
import { getSystemActor } from '../../src/db/record/system-actor.js'
import { projectRoot } from '../../src/project-root.js'
import { SAMPLE } from '../support/app.js'
import { attach, claimNumbered, review } from '../support/desk-work.js'
import { ACTING_AT } from '../support/database.js'
import { brokenLinks } from '../support/record.js'

const original = join(projectRoot(), 'seed')

interface Fixtures {
  readonly db: Db
  readonly actor: Actor
  /** The database's file. */
  readonly file: string
  /** A copy of the seed's files, to be spoilt. */
  readonly folder: string
}

const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- vitest reads the fixtures that are asked for off the pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'tickmark-seed-'))
    for (const name of ['claims.json', 'article.txt']) await cp(join(original, name), join(folder, name))
    await use(folder)
    await rm(folder, { recursive: true })
  },
  file: async ({ folder }, use) => {
    const file = join(folder, 'tickmark.db')
    copyFileSync(inject('emptyDatabase'), file)
    await use(file)
  },
  db: async ({ file }, use) => {
    const db = await openDatabase(file)
    await use(db)
    await db.$disconnect()
  },
  actor: async ({ db }, use) => {
    await use(await getSystemActor(db, ACTING_AT))
  },
})

/** How much there is of what a seed writes. */
const counts = async (db: Db) => ({
  articles: await db.article.count(),
  revisions: await db.revision.count(),
  sentences: await db.sentence.count(),
  claims: await db.claim.count(),
  placements: await db.placement.count(),
  waivers: await db.waiver.count(),
  chains: await db.chain.count(),
  lines: await db.activity.count(),
})

type Json = Record<string, unknown>
interface Sample {
  readonly article: Json
  readonly claims: (Json & { words: Json[] })[]
  readonly waivers: (Json & { words: Json })[]
}

async function spoil(folder: string, change: (sample: Sample) => void): Promise<void> {
  const path = join(folder, 'claims.json')
  const sample = JSON.parse(await readFile(path, 'utf8')) as Sample
  change(sample)
  await writeFile(path, JSON.stringify(sample))
}

test('an empty desk gets the sample, once', async ({ db, actor }) => {
  const added = await seedSample(db, actor, original)
  const first = await counts(db)

  const again = await seedSample(db, actor, original)

  expect([added, again]).toEqual([true, false])
  expect(first).toMatchObject({ articles: 1, revisions: 1, sentences: 16, claims: 61, waivers: 2, chains: 2 })
  expect(await counts(db)).toEqual(first)
  expect(await brokenLinks(db)).toEqual([])
})

test('what people did to the sample stays as it is', async ({ db, actor }) => {
  await seedSample(db, actor, original)
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId)
  await review(db, actor, claimId, { verdict: 'confirmed' })
  const form = { byline: 'D. Writer', outlet: '', language: 'en', publishedOn: '2024-05-29', deadline: '' }
  await editArticle(db, actor, { slug: SAMPLE, version: 1, form })
  await db.claim.update({ where: { id: await claimNumbered(db, 2) }, data: { statement: 'Edited.' } })
  const records = async () => [await db.article.findMany(), await db.claim.findMany(), await counts(db)]
  const before = await records()

  const again = await seedSample(db, actor, original)

  expect(again).toBe(false)
  expect(await records()).toEqual(before)
})

test('an archived sample is not added anew', async ({ db, actor }) => {
  await seedSample(db, actor, original)
  await db.article.updateMany({ data: { archivedAt: actor.at } })

  expect(await seedSample(db, actor, original)).toBe(false)
  expect(await db.article.count()).toBe(1)
})

test('two programs that start at once seed once', async ({ db, actor, file }) => {
  const second = await openDatabase(file)

  const added = await Promise.all([seedSample(db, actor, original), seedSample(second, actor, original)])

  await second.$disconnect()
  expect(added.sort()).toEqual([false, true])
  expect(await counts(db)).toMatchObject({ articles: 1, claims: 61, waivers: 2 })
})

const firstWords = (sample: Sample, number: number) => sample.claims[number - 1]!.words[0]!

test.for<[string, (sample: Sample) => void, string | RegExp]>([
  [
    'words that are not there',
    (sample) => (firstWords(sample, 7)['exact'] = 'He flew'),
    'Claim 7 of the sample: The words “He flew” are not found in the body',
  ],
  [
    'words that are there twice',
    (sample) => (sample.claims[60]!.words = [{ part: 'body', exact: 'North Korea' }]),
    /^Claim 61 of the sample: The words “North Korea” are found \d+ times in the body: add what stands before or behind$/,
  ],
  [
    'a wrong kind',
    (sample) => (sample.claims[11]!['kind'] = 'rumour'),
    'Claim 12 of the sample: Say what kind of claim it is',
  ],
  [
    'no statement',
    (sample) => (sample.claims[1]!['statement'] = ' '),
    'Claim 2 of the sample: Say in one sentence what is claimed',
  ],
  [
    'a number out of order',
    (sample) => (sample.claims[2]!['number'] = 4),
    'Claim 4 of the sample comes as number 3',
  ],
  ['a property that is misspelt', (sample) => (sample.claims[4]!['statment'] = 'x'), /claim 5: .*statment/],
  ['no words', (sample) => (sample.claims[4]!.words = []), /claim 5: .*claims\.4\.words/],
  [
    'a waiver whose words are not there',
    (sample) => (sample.waivers[0]!.words['exact'] = 'Print.'),
    'The waiver of “Print.”: The words “Print.” are not found in the body',
  ],
  [
    'a reason that is none',
    (sample) => (sample.waivers[1]!['reason'] = 'boring'),
    'The waiver of “Exit mobile version”: Say why the passage needs no claim',
  ],
  [
    'a text that is not there',
    (sample) => (sample.article['text'] = 'other.txt'),
    /other\.txt cannot be read: ENOENT/,
  ],
])(
  'a seed file with %s stops with it, and nothing is half done',
  async ([, change, message], { db, actor, folder }) => {
    await spoil(folder, change)
    const before = await counts(db)

    const error = await seedSample(db, actor, folder).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(SeedError)
    if (typeof message === 'string') expect((error as Error).message).toBe(message)
    else expect((error as Error).message).toMatch(message)
    expect(await counts(db)).toEqual(before)
  },
)

test('a seed file that is not JSON stops with its name', async ({ db, actor, folder }) => {
  await writeFile(join(folder, 'claims.json'), '{ "article": ')
  const before = await counts(db)

  await expect(seedSample(db, actor, folder)).rejects.toThrow(/claims\.json is not JSON: /)
  await rm(join(folder, 'claims.json'))
  await expect(seedSample(db, actor, folder)).rejects.toThrow(/claims\.json cannot be read: ENOENT/)
  expect(await counts(db)).toEqual(before)
})
