import type { Db } from '../../src/db/database.js'
import { brokenLinks } from '../support/record.js'

/**
 * Looks for anything half-written.
 *
 * @returns what does not agree, a line each
 */
export async function contradictions(db: Db): Promise<readonly string[]> {
  return [
    ...(await brokenLinks(db)),
    ...(await halfRecorded(db)),
    ...(await wrongCounts(db)),
    ...(await damage(db)),
  ]
}

/** A review stands with one line of the history, and the claim tells of the newest and of how many there are. */
async function halfRecorded(db: Db): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ what: string }[]>`
    SELECT 'review ' || r.uid || ' has no line of its own in the history' AS what FROM Review r
    WHERE 1 <> (SELECT count(*) FROM Activity a JOIN ActivityPayload p ON p.activityId = a.id
      WHERE a.action = 'review.recorded' AND p.after ->> '$.review' = r.uid)
    UNION ALL
    SELECT 'a line of the history has no review' FROM Activity a JOIN ActivityPayload p ON p.activityId = a.id
    WHERE a.action = 'review.recorded' AND NOT EXISTS (SELECT 1 FROM Review r WHERE r.uid = p.after ->> '$.review')
    UNION ALL
    SELECT 'claim ' || c.id || ' is at version ' || c.version || ' with ' || n || ' reviews'
    FROM (SELECT c.id, c.version, count(r.id) AS n FROM Claim c LEFT JOIN Review r ON r.claimId = c.id GROUP BY c.id) c
    WHERE c.version <> 1 + n
    UNION ALL
    SELECT 'claim ' || c.id || ' does not tell its newest verdict' FROM Claim c
    WHERE c.verdict IS NOT (SELECT verdict FROM Review WHERE claimId = c.id ORDER BY id DESC LIMIT 1)`
  return rows.map(({ what }) => what)
}

async function wrongCounts(db: Db): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ slug: string }[]>`
    SELECT a.slug FROM Article a
    WHERE (claimCount, confirmedCount, unconfirmedCount, disputedCount) IS NOT (
      SELECT count(*), coalesce(sum(verdict = 'confirmed'), 0), coalesce(sum(verdict = 'unconfirmed'), 0),
        coalesce(sum(verdict = 'disputed'), 0) FROM Claim WHERE articleId = a.id AND withdrawnAt IS NULL)`
  return rows.map(({ slug }) => `${slug} counts its verdicts wrongly`)
}

/** What SQLite itself finds. */
async function damage(db: Db): Promise<readonly string[]> {
  const pages = await db.$queryRaw<{ integrity_check: string }[]>`PRAGMA integrity_check`
  const references = await db.$queryRaw<object[]>`PRAGMA foreign_key_check`
  return [
    ...pages.flatMap(({ integrity_check: said }) => (said === 'ok' ? [] : [said])),
    ...references.map((row) => `a row refers to nothing: ${JSON.stringify(row)}`),
  ]
}
