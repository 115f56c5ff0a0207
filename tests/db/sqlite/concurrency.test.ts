import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect } from 'vitest'
import { failure, makeClaim, setting, test } from '../scratch.js'

const times = (count: number) => Array.from({ length: count }, (_, index) => index)

describe('changes at once', () => {
  test('fifty people who read, think and write each get their change in', async ({ open }) => {
    const db = await open()
    const { claimId: id } = await makeClaim(db)
    const change = () =>
      db.$transaction(async (tx) => {
        const { version } = await tx.claim.findUniqueOrThrow({ where: { id } })
        await wait(5)
        await tx.claim.update({ where: { id }, data: { version: version + 1 } })
      })

    await Promise.all(times(50).map(change))

    expect(await db.claim.findUnique({ where: { id }, select: { version: true } })).toEqual({ version: 50 })
  })

  test('two hundred increments at once are two hundred', async ({ open }) => {
    const db = await open()
    const { claimId: id } = await makeClaim(db)
    const increment = () => db.claim.update({ where: { id }, data: { version: { increment: 1 } } })

    await Promise.all(times(200).map(increment))

    expect(await db.claim.findUnique({ where: { id }, select: { version: true } })).toEqual({ version: 200 })
  })

  test('of fifty edits of the same version one wins', async ({ open }) => {
    const db = await open()
    const { claimId: id } = await makeClaim(db)
    const edit = () => db.claim.updateMany({ where: { id, version: 0 }, data: { version: { increment: 1 } } })

    const results = await Promise.all(times(50).map(edit))

    expect(results.filter(({ count }) => count === 1)).toHaveLength(1)
  })

  test('queries at once inside one transaction all belong to it', async ({ open }) => {
    const db = await open()
    const keys = times(20).map((n) => `key ${String(n)}`)

    const work = db.$transaction(async (tx) => {
      await Promise.all(keys.map((key) => tx.setting.create({ data: setting(key) })))
      throw new Error('changed my mind')
    })

    await expect(work).rejects.toThrow('changed my mind')
    expect(await db.setting.count()).toBe(0)
  })
})

describe('while somebody changes something', () => {
  test('others read what was committed, and keep what they wrote when it is rolled back', async ({
    open,
  }) => {
    const db = await open()
    const { claimId: id } = await makeClaim(db)
    const rolledBack = db.$transaction(async (tx) => {
      await tx.claim.update({ where: { id }, data: { statement: 'Not committed.' } })
      await wait(150)
      throw new Error('roll back')
    })
    await wait(50)

    const [seen] = await Promise.all([
      db.claim.findUniqueOrThrow({ where: { id } }),
      db.setting.create({ data: setting('of a bystander') }),
      failure(rolledBack),
    ])

    expect(seen.statement).toBe('It rained.')
    expect(await db.setting.count()).toBe(1)
  })

  test('reading does not wait for it', async ({ open }) => {
    const db = await open()
    const { claimId: id } = await makeClaim(db)
    let over = false
    const slow = db.$transaction(async (tx) => {
      await tx.claim.update({ where: { id }, data: { statement: 'Slow.' } })
      await wait(500)
      over = true
    })
    await wait(50)

    const reads = await Promise.all(times(20).map(() => db.claim.findMany({ take: 5 })))
    const overByThen = over
    await slow

    expect(reads).toHaveLength(20)
    expect(overByThen).toBe(false)
  })

  test('one query, and one transaction, never see half of it', async ({ open }) => {
    const db = await open()
    const { articleId, claimId } = await makeClaim(db)
    let changing = true
    const changes = async () => {
      for (const version of times(60)) {
        await db.$transaction(async (tx) => {
          await tx.article.update({ where: { id: articleId }, data: { version } })
          await wait(1)
          await tx.claim.update({ where: { id: claimId }, data: { version } })
        })
      }
      changing = false
    }
    const seen: [unknown, unknown][] = []
    const joined = async () => {
      while (changing) {
        const [row] = await db.$queryRaw<{ a: unknown; c: unknown }[]>`
          SELECT a.version AS a, c.version AS c FROM Article a JOIN Claim c ON c.articleId = a.id`
        seen.push([row?.a, row?.c])
      }
    }
    const together = async () => {
      while (changing) {
        await db.$transaction(async (tx) => {
          const article = await tx.article.findUniqueOrThrow({
            where: { id: articleId },
            include: { claims: true },
          })
          seen.push([article.version, article.claims[0]?.version])
        })
      }
    }

    await Promise.all([changes(), joined(), together()])

    expect(seen.length).toBeGreaterThan(60)
    expect(seen.filter(([article, claim]) => article !== claim)).toEqual([])
  })
})

test('closing lets all queries under way settle, and the next query opens the database again', async ({
  open,
}) => {
  const db = await open()
  const { claimId: id } = await makeClaim(db)
  const queries = Promise.allSettled([
    ...times(200).map(() => db.claim.findMany({ take: 50 })),
    ...times(50).map(() => db.claim.update({ where: { id }, data: { version: { increment: 1 } } })),
    db.$transaction(() => wait(300)),
  ])
  await wait(5)

  await db.$disconnect()
  const settled = await queries

  expect(settled.slice(0, 250).filter(({ status }) => status === 'rejected')).toEqual([])
  expect(await db.claim.findUnique({ where: { id } })).toMatchObject({ version: 50 })
})
