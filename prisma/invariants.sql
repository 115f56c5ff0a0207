-- What the record must hold whatever a program does, and what Prisma does not know.
--
-- Prisma rebuilds a table by copying it, and drops hand-written SQL on the way without a word. So this file is run
-- after every migration (src/db/migrations.ts), and a test compares it with the schema of a migrated file.
-- Triggers and partial indexes are SQL. A CHECK can only stand in CREATE TABLE: here it is a line of the form
--   -- CHECK "Table": expression
-- and tools/add-checks.mjs writes it into a new migration. A NULL passes every CHECK.

-- One of the words of the schema's enums.
-- CHECK "Person": "role" IN ('reader', 'reviewer', 'editor', 'admin')
-- CHECK "Person": "kind" IN ('human', 'system')
-- CHECK "Invitation": "role" IN ('reader', 'reviewer', 'editor', 'admin')
-- CHECK "Sentence": "part" IN ('headline', 'standfirst', 'body')
-- CHECK "Waiver": "reason" IN ('opinion', 'transition', 'boilerplate', 'observation', 'common_knowledge', 'on_author')
-- CHECK "WaiverPlacement": "part" IN ('headline', 'standfirst', 'body')
-- CHECK "WaiverPlacement": "state" IN ('placed', 'same', 'moved', 'changed', 'gone', 'ambiguous')
-- CHECK "Claim": "kind" IN ('event', 'number', 'quotation', 'identity', 'position', 'cause', 'prediction', 'analysis')
-- CHECK "Claim": "about" IN ('true', 'said')
-- CHECK "Claim": "sensitivity" IN ('normal', 'sensitive', 'legal')
-- CHECK "Claim": "verdict" IN ('confirmed', 'unconfirmed', 'disputed')
-- CHECK "Claim": "disputeReason" IN ('contradicted', 'conflicting', 'misleading', 'out_of_date')
-- CHECK "Placement": "part" IN ('headline', 'standfirst', 'body')
-- CHECK "Placement": "state" IN ('placed', 'same', 'moved', 'changed', 'gone', 'ambiguous')
-- CHECK "Source": "kind" IN ('web', 'document', 'interview', 'dataset', 'record', 'broadcast', 'release', 'book', 'post', 'observation')
-- CHECK "Source": "tier" IN ('primary', 'secondary')
-- CHECK "Source": "reliability" IN ('unrated', 'reliable', 'mixed', 'unreliable')
-- CHECK "Source": "confidentiality" IN ('open', 'desk', 'named')
-- CHECK "SourceRating": "reliability" IN ('unrated', 'reliable', 'mixed', 'unreliable')
-- CHECK "ArchivedCopy": "how" IN ('upload', 'fetch')
-- CHECK "Evidence": "stance" IN ('supports', 'refutes', 'context')
-- CHECK "Review": "verdict" IN ('confirmed', 'unconfirmed', 'disputed')
-- CHECK "Review": "disputeReason" IN ('contradicted', 'conflicting', 'misleading', 'out_of_date')
-- CHECK "Review": "suggested" IN ('confirmed', 'unconfirmed', 'disputed')
-- CHECK "ChangeRequest": "kind" IN ('stands', 'reword', 'attribute', 'soften', 'cut')
-- CHECK "ChangeRequest": "answer" IN ('accepted', 'declined')
-- CHECK "SignOff": "role" IN ('editor', 'legal')
-- CHECK "Dismissal": "kind" IN ('number', 'date', 'office', 'spelling')
-- CHECK "Contact": "outcome" IN ('waiting', 'answered', 'declined', 'no_answer')
-- CHECK "Job": "state" IN ('waiting', 'running', 'done', 'failed')
-- CHECK "LinkCheck": "outcome" IN ('answers', 'moved', 'changed', 'gone', 'silent')
-- CHECK "ExcerptFinding": "state" IN ('found', 'differs', 'absent')

-- A day, as 2024-05-30.
-- CHECK "Article": "publishedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
-- CHECK "Claim": "timeFrom" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
-- CHECK "Claim": "timeTo" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
-- CHECK "Claim": "recheckOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
-- CHECK "Source": "publishedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'

-- Spans: code points of a part, end exclusive, never empty. A placement has none exactly when its words have no one place.
-- CHECK "Sentence": "start" >= 0 AND "end" > "start"
-- CHECK "Sentence": "paragraph" > 0 AND "ordinal" > 0
-- CHECK "Placement": ("start" IS NULL) = ("state" IN ('gone', 'ambiguous')) AND ("end" IS NULL) = ("start" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "end" > "start"))
-- CHECK "WaiverPlacement": ("start" IS NULL) = ("state" IN ('gone', 'ambiguous')) AND ("end" IS NULL) = ("start" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "end" > "start"))

-- Numbers that count from 1, and counts that cannot be negative.
-- CHECK "Revision": "number" > 0
-- CHECK "Claim": "number" > 0
-- CHECK "Claim": "supports" >= 0 AND "refutes" >= 0 AND "origins" >= 0 AND "primaries" >= 0
-- CHECK "Article": "confirmedCount" >= 0 AND "unconfirmedCount" >= 0 AND "disputedCount" >= 0 AND "confirmedCount" + "unconfirmedCount" + "disputedCount" <= "claimCount"
-- CHECK "Article": "claimedCount" >= 0 AND "waivedCount" >= 0 AND "claimedCount" + "waivedCount" <= "sentenceCount"
-- CHECK "Attribution": "ordinal" > 0
-- CHECK "Activity": "seq" > 0

-- A claim says something, a verdict says why, and only a disputed one has a reason of dispute.
-- CHECK "Claim": trim("statement") <> ''
-- CHECK "Claim": ("disputeReason" IS NULL) OR ("verdict" IS NOT NULL AND "verdict" = 'disputed')
-- CHECK "Review": trim("rationale") <> ''
-- CHECK "Review": ("disputeReason" IS NULL) = ("verdict" <> 'disputed')
-- CHECK "Evidence": "stance" = 'context' OR "excerpt" <> '' OR "locator" <> ''

-- Who approves is not who reviewed; nothing is its own origin; a pair has one order.
-- CHECK "Approval": "byId" <> "reviewById"
-- CHECK "Dismissal": "oneId" <> "otherId" AND trim("note") <> ''
-- CHECK "Derivation": "sourceId" <> "fromId"
-- CHECK "Independence": "aId" < "bId"
-- CHECK "SharedOrigin": "aId" < "bId"
-- CHECK "Source": "mergedIntoId" IS NULL OR "mergedIntoId" <> "id"

-- A withdrawal says who, when and why, or nothing at all.
-- CHECK "Waiver": ("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL)
-- CHECK "Claim": ("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL)
-- CHECK "Evidence": ("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL)
-- CHECK "SharedOrigin": ("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL)

-- An excerpt that is not found stands nowhere.
-- CHECK "ExcerptFinding": ("state" = 'absent') = ("start" IS NULL) AND ("start" IS NULL) = ("end" IS NULL)

-- The same excerpt of the same source stands under a claim once.
CREATE UNIQUE INDEX IF NOT EXISTS "Evidence_live_key" ON "Evidence" ("claimId", "sourceId", "locator", "excerpt") WHERE "withdrawnAt" IS NULL;

-- What is said of two sources stands once.
CREATE UNIQUE INDEX IF NOT EXISTS "Derivation_live_key" ON "Derivation" ("sourceId", "fromId") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "Independence_live_key" ON "Independence" ("aId", "bId") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "SharedOrigin_live_key" ON "SharedOrigin" ("aId", "bId") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX IF NOT EXISTS "SourceMerge_live_key" ON "SourceMerge" ("sourceId") WHERE "undoneAt" IS NULL;

-- The order of the desk's list (src/db/articles/desk.ts): due first, without a deadline last.
CREATE INDEX IF NOT EXISTS "Article_desk_idx" ON "Article" (coalesce("deadline", '~'), "id") WHERE "archivedAt" IS NULL;

-- What the desk's list counts beside the verdicts: few claims, so that a count costs what it counts.
CREATE INDEX IF NOT EXISTS "Claim_approved_idx" ON "Claim" ("articleId") WHERE "approved" AND "withdrawnAt" IS NULL;
CREATE INDEX IF NOT EXISTS "Claim_contested_idx" ON "Claim" ("articleId") WHERE "contested" AND "withdrawnAt" IS NULL;
CREATE INDEX IF NOT EXISTS "Claim_careful_idx" ON "Claim" ("articleId") WHERE "sensitivity" <> 'normal' AND NOT "approved" AND "withdrawnAt" IS NULL;

-- The history by what was done, and by day (src/db/record/history-lines.ts).
CREATE INDEX IF NOT EXISTS "Activity_action_idx" ON "Activity" ("action", "id");
CREATE INDEX IF NOT EXISTS "Activity_day_idx" ON "Activity" ("createdAt", "id");

-- The desk has one chain of its own.
CREATE UNIQUE INDEX IF NOT EXISTS "Chain_desk_key" ON "Chain" (("articleId" IS NULL)) WHERE "articleId" IS NULL;

-- Only ever added.
DROP TRIGGER IF EXISTS "Revision_no_update";
CREATE TRIGGER "Revision_no_update" BEFORE UPDATE ON "Revision"
BEGIN SELECT RAISE(ABORT, 'Revision is only ever added to'); END;
DROP TRIGGER IF EXISTS "Revision_no_delete";
CREATE TRIGGER "Revision_no_delete" BEFORE DELETE ON "Revision"
BEGIN SELECT RAISE(ABORT, 'Revision is only ever added to'); END;
DROP TRIGGER IF EXISTS "Review_no_update";
CREATE TRIGGER "Review_no_update" BEFORE UPDATE ON "Review"
BEGIN SELECT RAISE(ABORT, 'Review is only ever added to'); END;
DROP TRIGGER IF EXISTS "Review_no_delete";
CREATE TRIGGER "Review_no_delete" BEFORE DELETE ON "Review"
BEGIN SELECT RAISE(ABORT, 'Review is only ever added to'); END;
DROP TRIGGER IF EXISTS "ReviewVoid_no_update";
CREATE TRIGGER "ReviewVoid_no_update" BEFORE UPDATE ON "ReviewVoid"
BEGIN SELECT RAISE(ABORT, 'ReviewVoid is only ever added to'); END;
DROP TRIGGER IF EXISTS "ReviewVoid_no_delete";
CREATE TRIGGER "ReviewVoid_no_delete" BEFORE DELETE ON "ReviewVoid"
BEGIN SELECT RAISE(ABORT, 'ReviewVoid is only ever added to'); END;
DROP TRIGGER IF EXISTS "Approval_no_update";
CREATE TRIGGER "Approval_no_update" BEFORE UPDATE ON "Approval"
BEGIN SELECT RAISE(ABORT, 'Approval is only ever added to'); END;
DROP TRIGGER IF EXISTS "Approval_no_delete";
CREATE TRIGGER "Approval_no_delete" BEFORE DELETE ON "Approval"
BEGIN SELECT RAISE(ABORT, 'Approval is only ever added to'); END;
DROP TRIGGER IF EXISTS "SignOff_no_update";
CREATE TRIGGER "SignOff_no_update" BEFORE UPDATE ON "SignOff"
BEGIN SELECT RAISE(ABORT, 'SignOff is only ever added to'); END;
DROP TRIGGER IF EXISTS "SignOff_no_delete";
CREATE TRIGGER "SignOff_no_delete" BEFORE DELETE ON "SignOff"
BEGIN SELECT RAISE(ABORT, 'SignOff is only ever added to'); END;
DROP TRIGGER IF EXISTS "SignOffWithdrawal_no_update";
CREATE TRIGGER "SignOffWithdrawal_no_update" BEFORE UPDATE ON "SignOffWithdrawal"
BEGIN SELECT RAISE(ABORT, 'SignOffWithdrawal is only ever added to'); END;
DROP TRIGGER IF EXISTS "SignOffWithdrawal_no_delete";
CREATE TRIGGER "SignOffWithdrawal_no_delete" BEFORE DELETE ON "SignOffWithdrawal"
BEGIN SELECT RAISE(ABORT, 'SignOffWithdrawal is only ever added to'); END;
DROP TRIGGER IF EXISTS "Dismissal_no_update";
CREATE TRIGGER "Dismissal_no_update" BEFORE UPDATE ON "Dismissal"
BEGIN SELECT RAISE(ABORT, 'Dismissal is only ever added to'); END;
DROP TRIGGER IF EXISTS "Dismissal_no_delete";
CREATE TRIGGER "Dismissal_no_delete" BEFORE DELETE ON "Dismissal"
BEGIN SELECT RAISE(ABORT, 'Dismissal is only ever added to'); END;
DROP TRIGGER IF EXISTS "DismissalWithdrawal_no_update";
CREATE TRIGGER "DismissalWithdrawal_no_update" BEFORE UPDATE ON "DismissalWithdrawal"
BEGIN SELECT RAISE(ABORT, 'DismissalWithdrawal is only ever added to'); END;
DROP TRIGGER IF EXISTS "DismissalWithdrawal_no_delete";
CREATE TRIGGER "DismissalWithdrawal_no_delete" BEFORE DELETE ON "DismissalWithdrawal"
BEGIN SELECT RAISE(ABORT, 'DismissalWithdrawal is only ever added to'); END;
DROP TRIGGER IF EXISTS "Publication_no_update";
CREATE TRIGGER "Publication_no_update" BEFORE UPDATE ON "Publication"
BEGIN SELECT RAISE(ABORT, 'Publication is only ever added to'); END;
DROP TRIGGER IF EXISTS "Publication_no_delete";
CREATE TRIGGER "Publication_no_delete" BEFORE DELETE ON "Publication"
BEGIN SELECT RAISE(ABORT, 'Publication is only ever added to'); END;
DROP TRIGGER IF EXISTS "Correction_no_update";
CREATE TRIGGER "Correction_no_update" BEFORE UPDATE ON "Correction"
BEGIN SELECT RAISE(ABORT, 'Correction is only ever added to'); END;
DROP TRIGGER IF EXISTS "Correction_no_delete";
CREATE TRIGGER "Correction_no_delete" BEFORE DELETE ON "Correction"
BEGIN SELECT RAISE(ABORT, 'Correction is only ever added to'); END;
DROP TRIGGER IF EXISTS "CorrectionClaim_no_update";
CREATE TRIGGER "CorrectionClaim_no_update" BEFORE UPDATE ON "CorrectionClaim"
BEGIN SELECT RAISE(ABORT, 'CorrectionClaim is only ever added to'); END;
DROP TRIGGER IF EXISTS "CorrectionClaim_no_delete";
CREATE TRIGGER "CorrectionClaim_no_delete" BEFORE DELETE ON "CorrectionClaim"
BEGIN SELECT RAISE(ABORT, 'CorrectionClaim is only ever added to'); END;
DROP TRIGGER IF EXISTS "SourceRating_no_update";
CREATE TRIGGER "SourceRating_no_update" BEFORE UPDATE ON "SourceRating"
BEGIN SELECT RAISE(ABORT, 'SourceRating is only ever added to'); END;
DROP TRIGGER IF EXISTS "SourceRating_no_delete";
CREATE TRIGGER "SourceRating_no_delete" BEFORE DELETE ON "SourceRating"
BEGIN SELECT RAISE(ABORT, 'SourceRating is only ever added to'); END;
DROP TRIGGER IF EXISTS "LinkCheck_no_update";
CREATE TRIGGER "LinkCheck_no_update" BEFORE UPDATE ON "LinkCheck"
BEGIN SELECT RAISE(ABORT, 'LinkCheck is only ever added to'); END;
DROP TRIGGER IF EXISTS "LinkCheck_no_delete";
CREATE TRIGGER "LinkCheck_no_delete" BEFORE DELETE ON "LinkCheck"
BEGIN SELECT RAISE(ABORT, 'LinkCheck is only ever added to'); END;
DROP TRIGGER IF EXISTS "Activity_no_update";
CREATE TRIGGER "Activity_no_update" BEFORE UPDATE ON "Activity"
BEGIN SELECT RAISE(ABORT, 'Activity is only ever added to'); END;
DROP TRIGGER IF EXISTS "Activity_no_delete";
CREATE TRIGGER "Activity_no_delete" BEFORE DELETE ON "Activity"
BEGIN SELECT RAISE(ABORT, 'Activity is only ever added to'); END;

-- Withdrawn, deactivated or followed, never deleted.
DROP TRIGGER IF EXISTS "Person_no_delete";
CREATE TRIGGER "Person_no_delete" BEFORE DELETE ON "Person"
BEGIN SELECT RAISE(ABORT, 'Person is never deleted'); END;
DROP TRIGGER IF EXISTS "Article_no_delete";
CREATE TRIGGER "Article_no_delete" BEFORE DELETE ON "Article"
BEGIN SELECT RAISE(ABORT, 'Article is never deleted'); END;
DROP TRIGGER IF EXISTS "Waiver_no_delete";
CREATE TRIGGER "Waiver_no_delete" BEFORE DELETE ON "Waiver"
BEGIN SELECT RAISE(ABORT, 'Waiver is never deleted'); END;
DROP TRIGGER IF EXISTS "Claim_no_delete";
CREATE TRIGGER "Claim_no_delete" BEFORE DELETE ON "Claim"
BEGIN SELECT RAISE(ABORT, 'Claim is never deleted'); END;
DROP TRIGGER IF EXISTS "Placement_no_delete";
CREATE TRIGGER "Placement_no_delete" BEFORE DELETE ON "Placement"
BEGIN SELECT RAISE(ABORT, 'Placement is never deleted'); END;
DROP TRIGGER IF EXISTS "Source_no_delete";
CREATE TRIGGER "Source_no_delete" BEFORE DELETE ON "Source"
BEGIN SELECT RAISE(ABORT, 'Source is never deleted'); END;
DROP TRIGGER IF EXISTS "SourceAddress_no_delete";
CREATE TRIGGER "SourceAddress_no_delete" BEFORE DELETE ON "SourceAddress"
BEGIN SELECT RAISE(ABORT, 'SourceAddress is never deleted'); END;
DROP TRIGGER IF EXISTS "ArchivedCopy_no_delete";
CREATE TRIGGER "ArchivedCopy_no_delete" BEFORE DELETE ON "ArchivedCopy"
BEGIN SELECT RAISE(ABORT, 'ArchivedCopy is never deleted'); END;
DROP TRIGGER IF EXISTS "Evidence_no_delete";
CREATE TRIGGER "Evidence_no_delete" BEFORE DELETE ON "Evidence"
BEGIN SELECT RAISE(ABORT, 'Evidence is never deleted'); END;
DROP TRIGGER IF EXISTS "Derivation_no_delete";
CREATE TRIGGER "Derivation_no_delete" BEFORE DELETE ON "Derivation"
BEGIN SELECT RAISE(ABORT, 'Derivation is never deleted'); END;
DROP TRIGGER IF EXISTS "Independence_no_delete";
CREATE TRIGGER "Independence_no_delete" BEFORE DELETE ON "Independence"
BEGIN SELECT RAISE(ABORT, 'Independence is never deleted'); END;
DROP TRIGGER IF EXISTS "SharedOrigin_no_delete";
CREATE TRIGGER "SharedOrigin_no_delete" BEFORE DELETE ON "SharedOrigin"
BEGIN SELECT RAISE(ABORT, 'SharedOrigin is never deleted'); END;
DROP TRIGGER IF EXISTS "SourceMerge_no_delete";
CREATE TRIGGER "SourceMerge_no_delete" BEFORE DELETE ON "SourceMerge"
BEGIN SELECT RAISE(ABORT, 'SourceMerge is never deleted'); END;
DROP TRIGGER IF EXISTS "Contact_no_delete";
CREATE TRIGGER "Contact_no_delete" BEFORE DELETE ON "Contact"
BEGIN SELECT RAISE(ABORT, 'Contact is never deleted'); END;
DROP TRIGGER IF EXISTS "ChangeRequest_no_delete";
CREATE TRIGGER "ChangeRequest_no_delete" BEFORE DELETE ON "ChangeRequest"
BEGIN SELECT RAISE(ABORT, 'ChangeRequest is never deleted'); END;
DROP TRIGGER IF EXISTS "Chain_no_delete";
CREATE TRIGGER "Chain_no_delete" BEFORE DELETE ON "Chain"
BEGIN SELECT RAISE(ABORT, 'Chain is never deleted'); END;
DROP TRIGGER IF EXISTS "ActivityPayload_no_delete";
CREATE TRIGGER "ActivityPayload_no_delete" BEFORE DELETE ON "ActivityPayload"
BEGIN SELECT RAISE(ABORT, 'ActivityPayload is never deleted'); END;

-- What evidence says cannot change; it is withdrawn once.
DROP TRIGGER IF EXISTS "Evidence_no_edit";
CREATE TRIGGER "Evidence_no_edit" BEFORE UPDATE OF "id", "uid", "createdAt", "byId", "claimId", "sourceId", "stance", "excerpt", "locator", "note" ON "Evidence"
BEGIN SELECT RAISE(ABORT, 'Evidence is withdrawn and added anew, not edited'); END;
DROP TRIGGER IF EXISTS "Evidence_withdrawn_once";
CREATE TRIGGER "Evidence_withdrawn_once" BEFORE UPDATE ON "Evidence" WHEN old."withdrawnAt" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'Evidence is withdrawn once'); END;

-- A placement stays with its claim and its revision.
DROP TRIGGER IF EXISTS "Placement_no_edit";
CREATE TRIGGER "Placement_no_edit" BEFORE UPDATE OF "id", "uid", "claimId", "revisionId" ON "Placement"
BEGIN SELECT RAISE(ABORT, 'A placement stays with its claim and revision'); END;

-- A number is never given twice.
DROP TRIGGER IF EXISTS "Article_claim_numbers";
CREATE TRIGGER "Article_claim_numbers" BEFORE UPDATE OF "lastClaimNumber" ON "Article" WHEN new."lastClaimNumber" < old."lastClaimNumber"
BEGIN SELECT RAISE(ABORT, 'Claim numbers are never reused'); END;
DROP TRIGGER IF EXISTS "Claim_number_stays";
CREATE TRIGGER "Claim_number_stays" BEFORE UPDATE OF "id", "uid", "articleId", "number" ON "Claim"
BEGIN SELECT RAISE(ABORT, 'A claim keeps its number'); END;

-- A payload can be redacted, once, and not rewritten.
DROP TRIGGER IF EXISTS "ActivityPayload_redaction_only";
CREATE TRIGGER "ActivityPayload_redaction_only" BEFORE UPDATE ON "ActivityPayload"
WHEN old."redactedAt" IS NOT NULL OR new."redactedAt" IS NULL OR new."before" IS NOT NULL OR new."after" IS NOT NULL
  OR new."activityId" <> old."activityId" OR new."id" <> old."id"
BEGIN SELECT RAISE(ABORT, 'A payload can only be redacted'); END;

-- INSERT OR REPLACE and UPDATE OR REPLACE delete the row whose key they take, and no DELETE trigger is asked.
-- Written by tests/db/replacement-rules.ts from the unique keys of each table, and held to them by a test.
DROP TRIGGER IF EXISTS "Revision_no_replace";
CREATE TRIGGER "Revision_no_replace" BEFORE INSERT ON "Revision"
WHEN EXISTS (SELECT 1 FROM "Revision" WHERE "id" = new."id" OR "uid" = new."uid" OR ("articleId" = new."articleId" AND "number" = new."number"))
BEGIN SELECT RAISE(ABORT, 'Revision is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Review_no_replace";
CREATE TRIGGER "Review_no_replace" BEFORE INSERT ON "Review"
WHEN EXISTS (SELECT 1 FROM "Review" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Review is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "ReviewVoid_no_replace";
CREATE TRIGGER "ReviewVoid_no_replace" BEFORE INSERT ON "ReviewVoid"
WHEN EXISTS (SELECT 1 FROM "ReviewVoid" WHERE "id" = new."id" OR "uid" = new."uid" OR "reviewId" = new."reviewId")
BEGIN SELECT RAISE(ABORT, 'ReviewVoid is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Approval_no_replace";
CREATE TRIGGER "Approval_no_replace" BEFORE INSERT ON "Approval"
WHEN EXISTS (SELECT 1 FROM "Approval" WHERE "id" = new."id" OR "uid" = new."uid" OR ("reviewId" = new."reviewId" AND "byId" = new."byId"))
BEGIN SELECT RAISE(ABORT, 'Approval is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SignOff_no_replace";
CREATE TRIGGER "SignOff_no_replace" BEFORE INSERT ON "SignOff"
WHEN EXISTS (SELECT 1 FROM "SignOff" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'SignOff is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SignOffWithdrawal_no_replace";
CREATE TRIGGER "SignOffWithdrawal_no_replace" BEFORE INSERT ON "SignOffWithdrawal"
WHEN EXISTS (SELECT 1 FROM "SignOffWithdrawal" WHERE "id" = new."id" OR "uid" = new."uid" OR "signOffId" = new."signOffId")
BEGIN SELECT RAISE(ABORT, 'SignOffWithdrawal is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Dismissal_no_replace";
CREATE TRIGGER "Dismissal_no_replace" BEFORE INSERT ON "Dismissal"
WHEN EXISTS (SELECT 1 FROM "Dismissal" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Dismissal is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "DismissalWithdrawal_no_replace";
CREATE TRIGGER "DismissalWithdrawal_no_replace" BEFORE INSERT ON "DismissalWithdrawal"
WHEN EXISTS (SELECT 1 FROM "DismissalWithdrawal" WHERE "id" = new."id" OR "uid" = new."uid" OR "dismissalId" = new."dismissalId")
BEGIN SELECT RAISE(ABORT, 'DismissalWithdrawal is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Publication_no_replace";
CREATE TRIGGER "Publication_no_replace" BEFORE INSERT ON "Publication"
WHEN EXISTS (SELECT 1 FROM "Publication" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Publication is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Correction_no_replace";
CREATE TRIGGER "Correction_no_replace" BEFORE INSERT ON "Correction"
WHEN EXISTS (SELECT 1 FROM "Correction" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Correction is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "CorrectionClaim_no_replace";
CREATE TRIGGER "CorrectionClaim_no_replace" BEFORE INSERT ON "CorrectionClaim"
WHEN EXISTS (SELECT 1 FROM "CorrectionClaim" WHERE "id" = new."id" OR "uid" = new."uid" OR ("correctionId" = new."correctionId" AND "claimId" = new."claimId"))
BEGIN SELECT RAISE(ABORT, 'CorrectionClaim is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SourceRating_no_replace";
CREATE TRIGGER "SourceRating_no_replace" BEFORE INSERT ON "SourceRating"
WHEN EXISTS (SELECT 1 FROM "SourceRating" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'SourceRating is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Activity_no_replace";
CREATE TRIGGER "Activity_no_replace" BEFORE INSERT ON "Activity"
WHEN EXISTS (SELECT 1 FROM "Activity" WHERE "id" = new."id" OR "uid" = new."uid" OR ("chainId" = new."chainId" AND "seq" = new."seq"))
BEGIN SELECT RAISE(ABORT, 'Activity is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Person_no_replace";
CREATE TRIGGER "Person_no_replace" BEFORE INSERT ON "Person"
WHEN EXISTS (SELECT 1 FROM "Person" WHERE "id" = new."id" OR "uid" = new."uid" OR "email" = new."email")
BEGIN SELECT RAISE(ABORT, 'Person is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Person_no_replacing_update";
CREATE TRIGGER "Person_no_replacing_update" BEFORE UPDATE OF "id", "uid", "email" ON "Person"
WHEN EXISTS (SELECT 1 FROM "Person" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR "email" = new."email"))
BEGIN SELECT RAISE(ABORT, 'Person is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Article_no_replace";
CREATE TRIGGER "Article_no_replace" BEFORE INSERT ON "Article"
WHEN EXISTS (SELECT 1 FROM "Article" WHERE "id" = new."id" OR "uid" = new."uid" OR "slug" = new."slug")
BEGIN SELECT RAISE(ABORT, 'Article is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Article_no_replacing_update";
CREATE TRIGGER "Article_no_replacing_update" BEFORE UPDATE OF "id", "uid", "slug" ON "Article"
WHEN EXISTS (SELECT 1 FROM "Article" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR "slug" = new."slug"))
BEGIN SELECT RAISE(ABORT, 'Article is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Waiver_no_replace";
CREATE TRIGGER "Waiver_no_replace" BEFORE INSERT ON "Waiver"
WHEN EXISTS (SELECT 1 FROM "Waiver" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Waiver is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Waiver_no_replacing_update";
CREATE TRIGGER "Waiver_no_replacing_update" BEFORE UPDATE OF "id", "uid" ON "Waiver"
WHEN EXISTS (SELECT 1 FROM "Waiver" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid"))
BEGIN SELECT RAISE(ABORT, 'Waiver is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Claim_no_replace";
CREATE TRIGGER "Claim_no_replace" BEFORE INSERT ON "Claim"
WHEN EXISTS (SELECT 1 FROM "Claim" WHERE "id" = new."id" OR "uid" = new."uid" OR ("articleId" = new."articleId" AND "number" = new."number"))
BEGIN SELECT RAISE(ABORT, 'Claim is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Claim_no_replacing_update";
CREATE TRIGGER "Claim_no_replacing_update" BEFORE UPDATE OF "id", "uid", "articleId", "number" ON "Claim"
WHEN EXISTS (SELECT 1 FROM "Claim" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR ("articleId" = new."articleId" AND "number" = new."number")))
BEGIN SELECT RAISE(ABORT, 'Claim is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Placement_no_replace";
CREATE TRIGGER "Placement_no_replace" BEFORE INSERT ON "Placement"
WHEN EXISTS (SELECT 1 FROM "Placement" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Placement is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Placement_no_replacing_update";
CREATE TRIGGER "Placement_no_replacing_update" BEFORE UPDATE OF "id", "uid" ON "Placement"
WHEN EXISTS (SELECT 1 FROM "Placement" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid"))
BEGIN SELECT RAISE(ABORT, 'Placement is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Source_no_replace";
CREATE TRIGGER "Source_no_replace" BEFORE INSERT ON "Source"
WHEN EXISTS (SELECT 1 FROM "Source" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Source is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Source_no_replacing_update";
CREATE TRIGGER "Source_no_replacing_update" BEFORE UPDATE OF "id", "uid" ON "Source"
WHEN EXISTS (SELECT 1 FROM "Source" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid"))
BEGIN SELECT RAISE(ABORT, 'Source is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SourceAddress_no_replace";
CREATE TRIGGER "SourceAddress_no_replace" BEFORE INSERT ON "SourceAddress"
WHEN EXISTS (SELECT 1 FROM "SourceAddress" WHERE "id" = new."id" OR "uid" = new."uid" OR "urlKey" = new."urlKey")
BEGIN SELECT RAISE(ABORT, 'SourceAddress is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SourceAddress_no_replacing_update";
CREATE TRIGGER "SourceAddress_no_replacing_update" BEFORE UPDATE OF "id", "uid", "urlKey" ON "SourceAddress"
WHEN EXISTS (SELECT 1 FROM "SourceAddress" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR "urlKey" = new."urlKey"))
BEGIN SELECT RAISE(ABORT, 'SourceAddress is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "ArchivedCopy_no_replace";
CREATE TRIGGER "ArchivedCopy_no_replace" BEFORE INSERT ON "ArchivedCopy"
WHEN EXISTS (SELECT 1 FROM "ArchivedCopy" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'ArchivedCopy is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "ArchivedCopy_no_replacing_update";
CREATE TRIGGER "ArchivedCopy_no_replacing_update" BEFORE UPDATE OF "id", "uid" ON "ArchivedCopy"
WHEN EXISTS (SELECT 1 FROM "ArchivedCopy" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid"))
BEGIN SELECT RAISE(ABORT, 'ArchivedCopy is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Evidence_no_replace";
CREATE TRIGGER "Evidence_no_replace" BEFORE INSERT ON "Evidence"
WHEN EXISTS (SELECT 1 FROM "Evidence" WHERE "id" = new."id" OR "uid" = new."uid" OR ("claimId" = new."claimId" AND "sourceId" = new."sourceId" AND "locator" = new."locator" AND "excerpt" = new."excerpt" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL))
BEGIN SELECT RAISE(ABORT, 'Evidence is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Evidence_no_replacing_update";
CREATE TRIGGER "Evidence_no_replacing_update" BEFORE UPDATE OF "id", "uid", "claimId", "sourceId", "locator", "excerpt", "withdrawnAt" ON "Evidence"
WHEN EXISTS (SELECT 1 FROM "Evidence" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR ("claimId" = new."claimId" AND "sourceId" = new."sourceId" AND "locator" = new."locator" AND "excerpt" = new."excerpt" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL)))
BEGIN SELECT RAISE(ABORT, 'Evidence is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Derivation_no_replace";
CREATE TRIGGER "Derivation_no_replace" BEFORE INSERT ON "Derivation"
WHEN EXISTS (SELECT 1 FROM "Derivation" WHERE "id" = new."id" OR "uid" = new."uid" OR ("sourceId" = new."sourceId" AND "fromId" = new."fromId" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL))
BEGIN SELECT RAISE(ABORT, 'Derivation is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Derivation_no_replacing_update";
CREATE TRIGGER "Derivation_no_replacing_update" BEFORE UPDATE OF "id", "uid", "sourceId", "fromId", "withdrawnAt" ON "Derivation"
WHEN EXISTS (SELECT 1 FROM "Derivation" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR ("sourceId" = new."sourceId" AND "fromId" = new."fromId" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL)))
BEGIN SELECT RAISE(ABORT, 'Derivation is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Independence_no_replace";
CREATE TRIGGER "Independence_no_replace" BEFORE INSERT ON "Independence"
WHEN EXISTS (SELECT 1 FROM "Independence" WHERE "id" = new."id" OR "uid" = new."uid" OR ("aId" = new."aId" AND "bId" = new."bId" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL))
BEGIN SELECT RAISE(ABORT, 'Independence is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Independence_no_replacing_update";
CREATE TRIGGER "Independence_no_replacing_update" BEFORE UPDATE OF "id", "uid", "aId", "bId", "withdrawnAt" ON "Independence"
WHEN EXISTS (SELECT 1 FROM "Independence" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR ("aId" = new."aId" AND "bId" = new."bId" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL)))
BEGIN SELECT RAISE(ABORT, 'Independence is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SharedOrigin_no_replace";
CREATE TRIGGER "SharedOrigin_no_replace" BEFORE INSERT ON "SharedOrigin"
WHEN EXISTS (SELECT 1 FROM "SharedOrigin" WHERE "id" = new."id" OR "uid" = new."uid" OR ("aId" = new."aId" AND "bId" = new."bId" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL))
BEGIN SELECT RAISE(ABORT, 'SharedOrigin is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SharedOrigin_no_replacing_update";
CREATE TRIGGER "SharedOrigin_no_replacing_update" BEFORE UPDATE OF "id", "uid", "aId", "bId", "withdrawnAt" ON "SharedOrigin"
WHEN EXISTS (SELECT 1 FROM "SharedOrigin" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR ("aId" = new."aId" AND "bId" = new."bId" AND "withdrawnAt" IS NULL AND new."withdrawnAt" IS NULL)))
BEGIN SELECT RAISE(ABORT, 'SharedOrigin is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SourceMerge_no_replace";
CREATE TRIGGER "SourceMerge_no_replace" BEFORE INSERT ON "SourceMerge"
WHEN EXISTS (SELECT 1 FROM "SourceMerge" WHERE "id" = new."id" OR "uid" = new."uid" OR ("sourceId" = new."sourceId" AND "undoneAt" IS NULL AND new."undoneAt" IS NULL))
BEGIN SELECT RAISE(ABORT, 'SourceMerge is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "SourceMerge_no_replacing_update";
CREATE TRIGGER "SourceMerge_no_replacing_update" BEFORE UPDATE OF "id", "uid", "sourceId", "undoneAt" ON "SourceMerge"
WHEN EXISTS (SELECT 1 FROM "SourceMerge" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR ("sourceId" = new."sourceId" AND "undoneAt" IS NULL AND new."undoneAt" IS NULL)))
BEGIN SELECT RAISE(ABORT, 'SourceMerge is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Contact_no_replace";
CREATE TRIGGER "Contact_no_replace" BEFORE INSERT ON "Contact"
WHEN EXISTS (SELECT 1 FROM "Contact" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'Contact is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Contact_no_replacing_update";
CREATE TRIGGER "Contact_no_replacing_update" BEFORE UPDATE OF "id", "uid" ON "Contact"
WHEN EXISTS (SELECT 1 FROM "Contact" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid"))
BEGIN SELECT RAISE(ABORT, 'Contact is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "LinkCheck_no_replace";
CREATE TRIGGER "LinkCheck_no_replace" BEFORE INSERT ON "LinkCheck"
WHEN EXISTS (SELECT 1 FROM "LinkCheck" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'LinkCheck is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "ChangeRequest_no_replace";
CREATE TRIGGER "ChangeRequest_no_replace" BEFORE INSERT ON "ChangeRequest"
WHEN EXISTS (SELECT 1 FROM "ChangeRequest" WHERE "id" = new."id" OR "uid" = new."uid")
BEGIN SELECT RAISE(ABORT, 'ChangeRequest is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "ChangeRequest_no_replacing_update";
CREATE TRIGGER "ChangeRequest_no_replacing_update" BEFORE UPDATE OF "id", "uid" ON "ChangeRequest"
WHEN EXISTS (SELECT 1 FROM "ChangeRequest" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid"))
BEGIN SELECT RAISE(ABORT, 'ChangeRequest is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Chain_no_replace";
CREATE TRIGGER "Chain_no_replace" BEFORE INSERT ON "Chain"
WHEN EXISTS (SELECT 1 FROM "Chain" WHERE "id" = new."id" OR "uid" = new."uid" OR "articleId" = new."articleId" OR ("articleId" IS NULL AND new."articleId" IS NULL))
BEGIN SELECT RAISE(ABORT, 'Chain is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "Chain_no_replacing_update";
CREATE TRIGGER "Chain_no_replacing_update" BEFORE UPDATE OF "id", "uid", "articleId" ON "Chain"
WHEN EXISTS (SELECT 1 FROM "Chain" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR "articleId" = new."articleId" OR ("articleId" IS NULL AND new."articleId" IS NULL)))
BEGIN SELECT RAISE(ABORT, 'Chain is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "ActivityPayload_no_replace";
CREATE TRIGGER "ActivityPayload_no_replace" BEFORE INSERT ON "ActivityPayload"
WHEN EXISTS (SELECT 1 FROM "ActivityPayload" WHERE "id" = new."id" OR "uid" = new."uid" OR "activityId" = new."activityId")
BEGIN SELECT RAISE(ABORT, 'ActivityPayload is never replaced: its key is taken'); END;
DROP TRIGGER IF EXISTS "ActivityPayload_no_replacing_update";
CREATE TRIGGER "ActivityPayload_no_replacing_update" BEFORE UPDATE OF "id", "uid", "activityId" ON "ActivityPayload"
WHEN EXISTS (SELECT 1 FROM "ActivityPayload" WHERE "id" <> old."id" AND ("id" = new."id" OR "uid" = new."uid" OR "activityId" = new."activityId"))
BEGIN SELECT RAISE(ABORT, 'ActivityPayload is never replaced: its key is taken'); END;
