import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect } from 'vitest'
import { appendActivity, canonical, CHAIN_START } from '../../../src/db/record/activity.js'
import type { Db } from '../../../src/db/database.js'
import { transact } from '../../../src/db/transaction.js'
import { attach, claimNumbered, workOnSample } from '../../support/desk-work.js'
import { test } from '../../support/database.js'

const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex')

interface StoredChain {
  readonly uid: string
  readonly head: string
  readonly length: number
  readonly activities: readonly StoredActivity[]
}

interface StoredActivity {
  readonly seq: number
  readonly createdAt: Date
  readonly action: string
  readonly subject: string
  readonly payloadHash: string
  readonly prevHash: string
  readonly hash: string
  readonly by: { readonly uid: string }
  readonly payload: {
    readonly salt: string
    readonly before: string | null
    readonly after: string | null
  } | null
}

function readChains(db: Db): Promise<readonly StoredChain[]> {
  const payload = { select: { salt: true, before: true, after: true } }
  const columns = {
    seq: true,
    createdAt: true,
    action: true,
    subject: true,
    payloadHash: true,
    prevHash: true,
    hash: true,
  }
  const activities = {
    orderBy: { seq: 'asc' as const },
    select: { ...columns, by: { select: { uid: true } }, payload },
  }
  return db.chain.findMany({ select: { uid: true, head: true, length: true, activities } })
}

/** Works a chain out from scratch, without the program's own functions, and tells where it does not hold. */
function faultsIn({ uid, head, length, activities }: StoredChain): readonly string[] {
  let previous = '0'.repeat(64)
  const faults = activities.flatMap((stored, index) => {
    const { seq, createdAt, action, subject, payloadHash, by, payload } = stored
    const [before, after] = [payload?.before, payload?.after].map(
      (json) => JSON.parse(json ?? 'null') as unknown,
    )
    const at = createdAt.toISOString()
    const rest = { chain: uid, seq, at, by: by.uid, action, subject, payloadHash }
    const holds = {
      seq: seq === index + 1,
      payloadHash: payloadHash === hashOf((payload?.salt ?? '') + (canonicalize({ before, after }) ?? '')),
      prevHash: stored.prevHash === previous,
      hash: stored.hash === hashOf(previous + (canonicalize(rest) ?? '')),
    }
    previous = stored.hash
    return Object.entries(holds).flatMap(([what, right]) => (right ? [] : [`${seq} ${action}: ${what}`]))
  })
  return [
    ...faults,
    ...(head === previous ? [] : ['head']),
    ...(length === activities.length ? [] : ['length']),
  ]
}

test('every chain of a seeded database holds when it is worked out from scratch', async ({ db }) => {
  const chains = await readChains(db)

  expect(chains).toHaveLength(2)
  expect(chains.map(({ activities }) => activities.length > 0)).toEqual([true, true])
  expect(chains.flatMap(faultsIn)).toEqual([])
})

test('the chains hold after a day’s work', async ({ db, actor }) => {
  await workOnSample(db, actor)

  expect((await readChains(db)).flatMap(faultsIn)).toEqual([])
})

test('a line that is changed, left out or put elsewhere is found', async ({ db }) => {
  const chain = (await readChains(db)).find(({ length }) => length > 3)!
  const [first, second, ...others] = chain.activities
  const edited = { ...second!, payload: { ...second!.payload!, after: '{"statement":"Something else."}' } }

  expect(faultsIn({ ...chain, activities: [first!, edited, ...others] })).toEqual([
    `2 ${edited.action}: payloadHash`,
  ])
  expect(faultsIn({ ...chain, activities: [first!, ...others] })).toContain('length')
  expect(faultsIn({ ...chain, activities: [second!, first!, ...others] })).not.toEqual([])
  expect(faultsIn({ ...chain, activities: chain.activities.slice(0, -1) })).toEqual(['head', 'length'])
  const renamed = { ...second!, by: { uid: 'somebody-else' } }
  expect(faultsIn({ ...chain, activities: [first!, renamed, ...others] })).toContain(
    `2 ${renamed.action}: hash`,
  )
})

test('a chain starts at the same value everywhere, and each payload has a salt of its own', async ({
  db,
}) => {
  const [chain] = await readChains(db)

  const salts = (await readChains(db)).flatMap(({ activities }) =>
    activities.map(({ payload }) => payload?.salt),
  )
  expect(CHAIN_START).toBe('0'.repeat(64))
  expect(chain?.activities[0]?.prevHash).toBe(CHAIN_START)
  expect(new Set(salts).size).toBe(salts.length)
})

test('sources are named by uid, never by title', async ({ db, actor }) => {
  await attach(db, actor, await claimNumbered(db, 1), {
    title: 'The secret file',
    url: 'https://example.org/secret',
  })

  const payloads = await db.activity.findMany({
    where: { action: 'evidence.attached' },
    select: { payload: { select: { after: true } } },
  })
  expect(payloads).toHaveLength(1)
  expect(JSON.stringify(payloads)).not.toMatch(/secret/i)
})

test('many at once still make one chain without a gap', async ({ db, actor }) => {
  const claims = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((number) => claimNumbered(db, number)))

  await Promise.all(claims.map((claimId) => attach(db, actor, claimId)))

  const chains = await readChains(db)
  expect(chains.flatMap(faultsIn)).toEqual([])
  expect(
    chains.flatMap(({ activities }) => activities.filter(({ action }) => action === 'evidence.attached')),
  ).toHaveLength(8)
})

test('a change whose history cannot be written is not made', async ({ db, actor }) => {
  const change = { articleId: 99, action: 'x.y', subject: 'z', before: null, after: null }

  const work = transact(db, async (tx) => {
    await tx.setting.create({ data: { uid: 's', createdAt: actor.at, key: 'k', value: 'v' } })
    await appendActivity(tx, actor, change)
  })

  await expect(work).rejects.toThrow('Article 99 has no chain')
  expect(await db.setting.count()).toBe(0)
})

test('the canonical form is that of RFC 8785, and only of what has one', () => {
  expect(canonical({ b: 1, a: ['é', 1e21, null], é: -0, date: new Date(0) })).toBe(
    '{"a":["é",1e+21,null],"b":1,"date":"1970-01-01T00:00:00.000Z","é":0}',
  )
  expect(() => canonical(undefined)).toThrow(TypeError)
})
