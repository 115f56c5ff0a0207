import { expect, test } from 'vitest'
import { faultIn, tamper, workedDesk } from './tamper.js'

const { copy } = workedDesk()

const CLAIM = (number: number) => `(SELECT id FROM Claim WHERE number = ${number})`
const SLUG = /^Article putin-plans-\S+, /
const UID = String.raw`\(uid [0-9a-f-]{36}`

/** What somebody alters, and what verify must say of it. Each alters a copy of a desk that holds. */
const ATTACKS: readonly (readonly [what: string, sql: string, says: RegExp])[] = [
  // The history itself.
  [
    'who did it',
    `UPDATE Activity SET byId = 2 WHERE action = 'waiver.added' AND byId = 1`,
    /who, when, what or its hash/,
  ],
  [
    'when it was done',
    `UPDATE Activity SET createdAt = '2024-05-30T08:00:01.000+00:00' WHERE id = 9`,
    /who, when, what/,
  ],
  [
    'what was done',
    `UPDATE Activity SET action = 'claim.edited' WHERE id = 9`,
    /seq \d+ of the history\): who, when, what/,
  ],
  ['on what it was done', `UPDATE Activity SET subject = 'x' WHERE id = 9`, /who, when, what/],
  ['the hash of a line', `UPDATE Activity SET hash = prevHash WHERE id = 9`, /who, when, what or its hash/],
  [
    'the hash before a line',
    `UPDATE Activity SET prevHash = hash WHERE id = 9`,
    /does not follow the line before it/,
  ],
  [
    'a payload',
    `UPDATE ActivityPayload SET after = replace(after, 'a', 'b') WHERE activityId = 9`,
    /payload\) was changed/,
  ],
  [
    'the salt of a payload',
    `UPDATE ActivityPayload SET salt = 'x' WHERE activityId = 9`,
    /payload\) was changed/,
  ],
  [
    'a payload emptied',
    `UPDATE ActivityPayload SET after = NULL, redactedAt = createdAt WHERE activityId = 9`,
    /no line says who redacted/,
  ],
  ['a payload gone', `DELETE FROM ActivityPayload WHERE activityId = 9`, /its payload\) is gone/],
  [
    'a line gone',
    `DELETE FROM ActivityPayload WHERE activityId = 9; DELETE FROM Activity WHERE id = 9`,
    /is missing before it/,
  ],
  [
    'two lines swapped',
    `UPDATE Activity SET seq = seq + 1001 WHERE id = 9; UPDATE Activity SET seq = seq - 1 WHERE id = 10;
    UPDATE Activity SET seq = seq - 1000 WHERE id = 9`,
    /does not follow|missing/,
  ],
  [
    'the last lines gone',
    `DELETE FROM ActivityPayload WHERE activityId > 70; DELETE FROM Activity WHERE id > 70`,
    /its chain counts \d+/,
  ],
  [
    'the last lines gone, and the chain patched',
    `DELETE FROM ActivityPayload WHERE activityId > 70; DELETE FROM Activity WHERE id > 70;
    UPDATE Chain SET (length, head) = (SELECT seq, hash FROM Activity a WHERE a.chainId = Chain.id ORDER BY seq DESC LIMIT 1)`,
    /in the table, and no line|and the history says|refers/,
  ],
  [
    'a head',
    `UPDATE Chain SET head = '${'0'.repeat(64)}' WHERE articleId IS NOT NULL`,
    /the head of its chain is not the hash/,
  ],
  [
    'a length',
    `UPDATE Chain SET length = length - 1 WHERE articleId IS NOT NULL`,
    /lines are gone, or were added/,
  ],
  [
    'a chain gone',
    `DELETE FROM ActivityPayload WHERE activityId IN (SELECT id FROM Activity WHERE chainId = 2);
    DELETE FROM Activity WHERE chainId = 2; DELETE FROM Chain WHERE id = 2`,
    /^Article putin-\S+, its history \(uid \S+\): its chain is gone/,
  ],
  [
    'the desk’s chain gone',
    `DELETE FROM ActivityPayload WHERE activityId IN (SELECT id FROM Activity WHERE chainId = 1);
    DELETE FROM Activity WHERE chainId = 1; DELETE FROM Chain WHERE id = 1`,
    /^The desk, its history: it has no chain/,
  ],

  // What the tables say.
  [
    'a statement',
    `UPDATE Claim SET statement = 'Something else.' WHERE number = 7`,
    new RegExp(
      `claim 7 ${UID}, seq \\d+ of the history\\): its statement is “Something else.”, and the history says`,
    ),
  ],
  ['a kind', `UPDATE Claim SET kind = 'analysis' WHERE number = 1`, /claim 1 .*its kind is “analysis”/],
  [
    'what a claim is about',
    `UPDATE Claim SET about = CASE about WHEN 'true' THEN 'said' ELSE 'true' END WHERE number = 2`,
    /claim 2 .*its about/,
  ],
  ['a question', `UPDATE Claim SET question = 'Why?' WHERE number = 3`, /claim 3 .*its question/],
  ['who a claim is from', `UPDATE Claim SET byId = 2 WHERE number = 3`, /claim 3 .*author/],
  [
    'when a claim was made',
    `UPDATE Claim SET createdAt = '2020-01-01T00:00:00.000+00:00' WHERE number = 3`,
    /claim 3 .*its at/,
  ],
  ['a version', `UPDATE Claim SET version = version + 1 WHERE number = 1`, /claim 1 .*its version/],
  ['an attribution', `UPDATE Attribution SET speaker = 'Nobody' WHERE id = 1`, /its saidBy/],
  ['an attribution gone', `DELETE FROM Attribution WHERE id = 1`, /its saidBy/],
  [
    'a verdict',
    `UPDATE Claim SET verdict = 'disputed', disputeReason = 'misleading' WHERE number = 1`,
    /claim 1 .*its verdict is “disputed”, and the history says “confirmed”/,
  ],
  [
    'a verdict where there was none',
    `UPDATE Claim SET verdict = 'confirmed' WHERE number = 9`,
    /claim 9 .*its verdict is “confirmed”, and the history says null/,
  ],
  ['contested', `UPDATE Claim SET contested = 0 WHERE number = 2`, /claim 2 .*its contested is false/],
  ['approved', `UPDATE Claim SET approved = 1 WHERE number = 1`, /claim 1 .*its approved is true/],
  [
    'that the evidence changed',
    `UPDATE Claim SET evidenceChanged = 0 WHERE number = 1`,
    /claim 1 .*its evidenceChanged is false/,
  ],
  [
    'a claim withdrawn',
    `UPDATE Claim SET withdrawnAt = createdAt, withdrawnById = 1, withdrawalReason = 'x' WHERE number = 4`,
    /claim 4 .*its withdrawnAt/,
  ],
  [
    'a claim gone',
    `DELETE FROM Placement WHERE claimId = ${CLAIM(9)}; DELETE FROM Attribution WHERE claimId = ${CLAIM(9)}; DELETE FROM Claim WHERE number = 9`,
    /claim 9 “.*gone from the table/,
  ],
  [
    'how much supports',
    `UPDATE Claim SET supports = 9 WHERE number = 1`,
    /claim 1 .*its supports is 9, and its live evidence adds up to/,
  ],
  ['how much refutes', `UPDATE Claim SET refutes = 9 WHERE number = 1`, /its refutes is 9/],
  ['how many origins', `UPDATE Claim SET origins = 9 WHERE number = 1`, /its origins is 9/],
  ['how many primaries', `UPDATE Claim SET primaries = 9 WHERE number = 1`, /its primaries is 9/],
  [
    'a stance',
    `UPDATE Evidence SET stance = 'context' WHERE id = 1`,
    /evidence of claim 1 .*its stance is “context”, and the history says “supports”/,
  ],
  ['an excerpt', `UPDATE Evidence SET excerpt = 'other' WHERE id = 1`, /evidence of claim 1 .*its excerpt/],
  [
    'which source',
    `UPDATE Evidence SET sourceId = (SELECT max(id) FROM Source) WHERE id = 1`,
    /evidence of claim 1 .*its source/,
  ],
  [
    'a withdrawal taken back',
    `UPDATE Evidence SET withdrawnAt = NULL, withdrawnById = NULL, withdrawalReason = NULL WHERE withdrawnAt IS NOT NULL`,
    /its withdrawnAt is null/,
  ],
  [
    'why evidence was withdrawn',
    `UPDATE Evidence SET withdrawalReason = 'other' WHERE withdrawnAt IS NOT NULL`,
    /its withdrawalReason is “other”/,
  ],
  ['evidence gone', `DELETE FROM Evidence WHERE id = 2`, /evidence \(uid .*gone from the table/],
  [
    'evidence added',
    `INSERT INTO Evidence (uid, createdAt, byId, claimId, sourceId, stance) SELECT '5d1c1c3e-0000-4000-8000-000000000000', createdAt, 1, claimId, sourceId, 'context' FROM Evidence WHERE id = 1`,
    /no line of the history says that it was added/,
  ],
  ['a rationale', `UPDATE Review SET rationale = 'other' WHERE id = 1`, /review of claim 1 .*its rationale/],
  [
    'a verdict of a review',
    `UPDATE Review SET verdict = 'unconfirmed' WHERE id = 1`,
    /review of claim 1 .*its verdict/,
  ],
  ['who reviewed', `UPDATE Review SET byId = 1 WHERE byId <> 1`, /review of claim 2 .*author/],
  ['a review gone', `DELETE FROM Review WHERE id = 3`, /review \(uid .*gone from the table/],
  [
    'a review added',
    `INSERT INTO Review (uid, createdAt, byId, claimId, revisionId, verdict, rationale, suggested, departs) SELECT '5d1c1c3e-0000-4000-8000-000000000000', createdAt, 1, ${CLAIM(5)}, 1, 'unconfirmed', 'x', 'unconfirmed', 0 FROM Review WHERE id = 1`,
    /review of claim 5 .*no line of the history/,
  ],
  [
    'an approval added',
    `INSERT INTO Approval (uid, createdAt, reviewId, reviewById, byId) SELECT '5d1c1c3e-0000-4000-8000-000000000000', createdAt, id, byId, 2 FROM Review WHERE id = 1`,
    /approval .*no line of the history/,
  ],
  [
    'a sign-off added',
    `INSERT INTO SignOff (uid, createdAt, byId, revisionId, role) VALUES ('5d1c1c3e-0000-4000-8000-000000000000', '2024-05-30T08:00:00.000+00:00', 1, 1, 'editor')`,
    /sign-off .*no line of the history/,
  ],
  [
    'a change request’s words',
    `UPDATE ChangeRequest SET after = 'no words' WHERE id = 1`,
    /change request of claim 1.*its after/,
  ],
  [
    'an answer that nobody gave',
    `UPDATE ChangeRequest SET answer = 'accepted' WHERE id = 1`,
    /change request of claim 1.*its answer/,
  ],
  [
    'a change that nobody applied',
    `UPDATE ChangeRequest SET appliedInId = 1 WHERE id = 1`,
    /change request of claim 1.*its appliedIn/,
  ],
  ['a change request gone', `DELETE FROM ChangeRequest WHERE id = 1`, /request .*gone from the table/],
  [
    'a waiver’s reason',
    `UPDATE Waiver SET reason = 'opinion', note = 'x' WHERE id = 1`,
    /the waiver of “.*its (reason|note)/,
  ],
  [
    'a waiver gone',
    `DELETE FROM WaiverPlacement WHERE waiverId = 1; DELETE FROM Waiver WHERE id = 1`,
    /waiver “.*gone from the table/,
  ],
  [
    'the byline',
    `UPDATE Article SET byline = 'Other'`,
    /its details .*its byline is “Other”, and the history says “D. Writer”/,
  ],
  ['the deadline', `UPDATE Article SET deadline = NULL`, /its deadline/],
  ['the slug', `UPDATE Article SET slug = 'other'`, /^Article other, its details .*its slug/],
  ['an article put away', `UPDATE Article SET archivedAt = createdAt`, /its archivedAt/],
  ['the last claim number', `UPDATE Article SET lastClaimNumber = 99`, /lastClaimNumber/],
  [
    'claims by verdict',
    `UPDATE Article SET disputedCount = 0`,
    /its counts .*its disputedCount is 0, and counted it is 1/,
  ],
  [
    'a counter of coverage',
    `UPDATE Article SET waivedCount = waivedCount + 1, claimedCount = claimedCount - 1`,
    /its (claimed|waived)Count/,
  ],
  [
    'a source’s title',
    `UPDATE Source SET title = 'Other' WHERE id = 1`,
    /^The desk, the source “Other” .*its title is “Other”, and the history says “Decree”/,
  ],
  ['a source’s tier', `UPDATE Source SET tier = 'secondary' WHERE id = 1`, /the source “Decree” .*its tier/],
  [
    'a source’s address',
    `UPDATE SourceAddress SET url = 'https://evil.example/' WHERE id = 1`,
    /the source “Decree” .*its url/,
  ],
  [
    'how an address is compared',
    `UPDATE SourceAddress SET urlKey = 'evil.example/' WHERE id = 1`,
    /the address of the source “Decree”.*its urlKey/,
  ],
  [
    'a source added',
    `INSERT INTO Source (uid, createdAt, byId, kind, tier, title) VALUES ('5d1c1c3e-0000-4000-8000-000000000000', '2024-05-30T08:00:00.000+00:00', 1, 'web', 'primary', 'New')`,
    /the source “New” .*no line of the history/,
  ],
  ['a person’s role', `UPDATE Person SET role = 'reader' WHERE id = 1`, /the person The desk .*its role/],

  // The text, and where things stand in it.
  [
    'a body',
    `UPDATE Revision SET body = replace(body, 'Vietnam', 'Laos')`,
    /revision 1 .*its sha256 is .*, and its headline, standfirst and text give/,
  ],
  ['a headline', `UPDATE Revision SET headline = headline || '!'`, /revision 1 .*its sha256/],
  ['a hash of a text', `UPDATE Revision SET sha256 = '${'a'.repeat(64)}'`, /revision 1 .*its sha256/],
  ['a revision gone', `DELETE FROM Revision`, /refers to a row of Revision that is not there/],
  [
    'a span shifted',
    `UPDATE Placement SET start = start + 1, "end" = "end" + 1 WHERE claimId = ${CLAIM(5)}`,
    /a placement of claim 5 in revision 1 .*its exact/,
  ],
  [
    'the words of a placement',
    `UPDATE Placement SET exact = 'x' WHERE claimId = ${CLAIM(5)}`,
    /a placement of claim 5 .*its exact is “x”/,
  ],
  [
    'the words before',
    `UPDATE Placement SET prefix = 'x' WHERE claimId = ${CLAIM(5)}`,
    /a placement of claim 5 .*its prefix “x” does not stand/,
  ],
  [
    'the words behind',
    `UPDATE Placement SET suffix = 'x' WHERE claimId = ${CLAIM(5)}`,
    /a placement of claim 5 .*its suffix “x” does not stand/,
  ],
  ['a placement gone', `DELETE FROM Placement WHERE claimId = ${CLAIM(5)}`, /claim 5 .*its placements/],
  [
    'a waiver’s span',
    `UPDATE WaiverPlacement SET "end" = "end" - 1 WHERE waiverId = 1`,
    /the waiver of “.*its (placements|exact)/,
  ],
  [
    'a sentence’s span',
    `UPDATE Sentence SET "end" = "end" - 1 WHERE id = 5`,
    /sentence [\d.]+ of the \w+ of revision 1 .*does not fit the text/,
  ],
  [
    'a sentence’s number',
    `UPDATE Sentence SET ordinal = ordinal + 1 WHERE id = 5`,
    /sentence .*it does not follow sentence/,
  ],
  [
    'the last sentence gone',
    `DELETE FROM Sentence WHERE id = (SELECT max(id) FROM Sentence)`,
    /no sentence covers “/,
  ],
]

test('a desk that people worked on holds', async () => {
  expect(await faultIn(copy())).toBeNull()
})

test.each(ATTACKS)('what was altered is named: %s', async (_what, sql, says) => {
  const file = copy()
  await tamper(file, sql)

  const fault = await faultIn(file)

  expect(fault).toMatch(says)
  expect(fault).toMatch(new RegExp(`${SLUG.source}|^Article other|^The desk, |^The row `))
})
