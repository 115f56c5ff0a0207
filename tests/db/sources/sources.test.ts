import { expect } from 'vitest'
import { NotFound } from '../../../src/db/errors.js'
import { withdrawEvidence } from '../../../src/db/claims/evidence.js'
import { getSource } from '../../../src/db/sources/source-detail.js'
import { findSources, listSources, type SourceKey } from '../../../src/db/sources/sources.js'
import { attach, claimNumbered, EVIDENCE } from '../../support/desk-work.js'
import { test } from '../../support/database.js'
import { addSources } from '../../support/many.js'

const titlesOf = ({ sources }: { readonly sources: readonly { readonly title: string }[] }) =>
  sources.map(({ title }) => title)

test('a desk without sources has an empty list', async ({ db }) => {
  expect(await listSources(db, {})).toEqual({ sources: [], total: 0, next: null })
})

test('a source is listed with its address and the number of live claims that rest on it', async ({
  db,
  actor,
}) => {
  const url = 'https://example.org/a'
  const [first, second] = [await claimNumbered(db, 1), await claimNumbered(db, 2)]
  await attach(db, actor, first, { url, locator: 'page 1' })
  await attach(db, actor, first, { url, locator: 'page 2' })
  const id = await attach(db, actor, second, { url })
  const before = await listSources(db, {})
  await withdrawEvidence(db, actor, { id, reason: 'Wrong year.' })

  const after = await listSources(db, {})

  const { title, publisher, tier, publishedOn, sourceKind: kind } = EVIDENCE
  expect(before.sources).toMatchObject([{ title, publisher, kind, tier, publishedOn, url, claims: 2 }])
  expect(after.sources).toMatchObject([{ claims: 1 }])
})

test('a list longer than a page goes on where it stopped, each source once', async ({ db, actor }) => {
  await addSources(db, actor, 60, 'Same')
  await db.source.updateMany({ data: { title: 'Same' } })
  await addSources(db, actor, 60, 'Other')

  const seen: number[] = []
  let after: SourceKey | undefined
  do {
    const page = await listSources(db, after ? { after } : {})
    seen.push(...page.sources.map(({ id }) => id))
    expect(page.total).toBe(120)
    after = page.next ?? undefined
  } while (after)

  expect(seen).toHaveLength(120)
  expect(new Set(seen).size).toBe(120)
})

test('words are looked for in title, publisher and address, and are taken as they are', async ({
  db,
  actor,
}) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId, { title: '100 % sure', publisher: 'A_b', url: 'https://one.example/' })
  await attach(db, actor, claimId, { title: 'Other\\wise', publisher: 'Axb', url: 'https://two.example/' })
  const find = async (words: string) => titlesOf(await listSources(db, { find: words }))

  expect(await find('SURE')).toEqual(['100 % sure'])
  expect(await find('two.EXAMPLE')).toEqual(['Other\\wise'])
  expect(await find('%')).toEqual(['100 % sure'])
  expect(await find('a_')).toEqual(['100 % sure'])
  expect(await find('\\')).toEqual(['Other\\wise'])
  expect(await find("' OR 1=1 --")).toEqual([])
  expect((await listSources(db, { find: 'axb' })).total).toBe(1)
})

test.for([
  ['élysée', 'Palais de l’ÉLYSÉE'],
  ['elysee', 'Palais de l’ÉLYSÉE'],
  ['ÉLYSÉE', 'palais de l’élysée'],
  ['ÉLYSÉE', 'Elysee Palace'],
  ['кремля', 'САЙТ КРЕМЛЯ'],
  ['КРЕМЛЯ', 'сайт Кремля'],
  ['αθηνα', 'Η ΑΘΉΝΑ'],
  ['istanbul', 'İSTANBUL'],
  ['việt nam', 'VIET NAM'],
  ['cafe\u0301', 'Café'],
  ['ørsted', 'ØRSTED'],
  ['新华社', '新华社'],
  ['[a-z]', 'A [A-Z] of it'],
  ['who?', 'Who? What*'],
] as const)('“%s” finds “%s”', async ([words, title], { db, actor }) => {
  await attach(db, actor, await claimNumbered(db, 1), { title })
  await attach(db, actor, await claimNumbered(db, 1), { title: 'Another' })

  expect(titlesOf(await listSources(db, { find: words }))).toEqual([title])
})

test('a search as long as it may be is not too much for the database', async ({ db }) => {
  for (const letter of ['a', 'ờ', '*', '😀']) {
    expect(titlesOf(await listSources(db, { find: letter.repeat(300) }))).toEqual([])
  }
})

test('one that was merged is listed under its survivor alone', async ({ db, actor }) => {
  const claimId = await claimNumbered(db, 1)
  await attach(db, actor, claimId, { title: 'Survivor' })
  await attach(db, actor, claimId, { title: 'Merged' })
  const { id: mergedIntoId } = await db.source.findFirstOrThrow({ where: { title: 'Survivor' } })
  await db.source.updateMany({ where: { title: 'Merged' }, data: { mergedIntoId } })

  expect(titlesOf(await listSources(db, {}))).toEqual(['Survivor'])
})

test('up to ten sources are found to choose from, and what was chosen before stands beside them', async ({
  db,
  actor,
}) => {
  await addSources(db, actor, 12, 'Decree')
  await addSources(db, actor, 10, 'Letter')
  const { id } = await db.source.findFirstOrThrow({ where: { title: { startsWith: 'Letter' } } })

  const decrees = await findSources(db, { words: 'decree', chosen: String(id) })
  const letters = await findSources(db, { words: 'letter', chosen: '' })
  const nothing = await findSources(db, { words: '', chosen: '99999' })

  expect([decrees.found.length, decrees.more, decrees.chosen?.id]).toEqual([10, true, id])
  expect([letters.found.length, letters.more, letters.chosen]).toEqual([10, false, null])
  expect(nothing).toEqual({ found: [], more: false, chosen: null })
})

test('a source tells what rests on it, its addresses, and its history', async ({ db, actor }) => {
  const url = 'https://example.org/a'
  const [first, second] = [await claimNumbered(db, 1), await claimNumbered(db, 2)]
  const withdrawn = await attach(db, actor, first, { url, stance: 'context' })
  await attach(db, actor, second, { url, stance: 'refutes' })
  await withdrawEvidence(db, actor, { id: withdrawn, reason: 'Wrong year.' })
  const { id } = await db.source.findFirstOrThrow({ select: { id: true } })

  const source = await getSource(db, id)

  expect(source).toMatchObject({ title: EVIDENCE.title, addresses: [url], restingTotal: 1, by: 'The desk' })
  expect(source.resting).toMatchObject([
    { claimId: second, number: 2, stance: 'refutes', excerpt: EVIDENCE.excerpt },
  ])
  expect(source.history).toMatchObject([{ action: 'source.added', source: { id, title: EVIDENCE.title } }])
})

test('a source that is not there is not found', async ({ db }) => {
  await expect(getSource(db, 9_999)).rejects.toThrow(NotFound)
})
