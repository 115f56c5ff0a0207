-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "role" TEXT NOT NULL DEFAULT 'reviewer',
    "legal" BOOLEAN NOT NULL DEFAULT false,
    "kind" TEXT NOT NULL DEFAULT 'human',
    "passwordHash" TEXT,
    "deactivatedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    CHECK ("role" IN ('reader', 'reviewer', 'editor', 'admin')),
    CHECK ("kind" IN ('human', 'system'))
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" INTEGER,
    "email" TEXT,
    "role" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "byId" INTEGER,
    CONSTRAINT "Invitation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Invitation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("role" IN ('reader', 'reviewer', 'editor', 'admin'))
);

-- CreateTable
CREATE TABLE "Session" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "idHash" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "data" TEXT NOT NULL,
    "lastUsedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Setting" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Article" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "byline" TEXT NOT NULL DEFAULT '',
    "outlet" TEXT NOT NULL DEFAULT '',
    "language" TEXT NOT NULL DEFAULT 'en',
    "url" TEXT,
    "publishedOn" TEXT,
    "deadline" DATETIME,
    "archivedAt" DATETIME,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "lastClaimNumber" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "claimCount" INTEGER NOT NULL DEFAULT 0,
    "confirmedCount" INTEGER NOT NULL DEFAULT 0,
    "unconfirmedCount" INTEGER NOT NULL DEFAULT 0,
    "disputedCount" INTEGER NOT NULL DEFAULT 0,
    "sentenceCount" INTEGER NOT NULL DEFAULT 0,
    "claimedCount" INTEGER NOT NULL DEFAULT 0,
    "waivedCount" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Article_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("publishedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("confirmedCount" >= 0 AND "unconfirmedCount" >= 0 AND "disputedCount" >= 0 AND "confirmedCount" + "unconfirmedCount" + "disputedCount" <= "claimCount"),
    CHECK ("claimedCount" >= 0 AND "waivedCount" >= 0 AND "claimedCount" + "waivedCount" <= "sentenceCount")
);

-- CreateTable
CREATE TABLE "ArticleAssignment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "articleId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    CONSTRAINT "ArticleAssignment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArticleAssignment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Revision" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "headline" TEXT NOT NULL,
    "standfirst" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Revision_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Revision_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("number" > 0)
);

-- CreateTable
CREATE TABLE "Sentence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "paragraph" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    CONSTRAINT "Sentence_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("part" IN ('headline', 'standfirst', 'body')),
    CHECK ("start" >= 0 AND "end" > "start"),
    CHECK ("paragraph" > 0 AND "ordinal" > 0)
);

-- CreateTable
CREATE TABLE "Waiver" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawalReason" TEXT,
    CONSTRAINT "Waiver_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Waiver_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Waiver_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("reason" IN ('opinion', 'transition', 'boilerplate', 'observation', 'common_knowledge', 'on_author')),
    CHECK (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL))
);

-- CreateTable
CREATE TABLE "WaiverPlacement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "waiverId" INTEGER NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "state" TEXT NOT NULL DEFAULT 'placed',
    "fromId" INTEGER,
    CONSTRAINT "WaiverPlacement_waiverId_fkey" FOREIGN KEY ("waiverId") REFERENCES "Waiver" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "WaiverPlacement_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "WaiverPlacement_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "WaiverPlacement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("part" IN ('headline', 'standfirst', 'body')),
    CHECK ("state" IN ('placed', 'same', 'moved', 'changed', 'gone', 'ambiguous')),
    CHECK (("start" IS NULL) = ("state" IN ('gone', 'ambiguous')) AND ("end" IS NULL) = ("start" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "end" > "start")))
);

-- CreateTable
CREATE TABLE "Claim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "statement" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT 'true',
    "question" TEXT NOT NULL DEFAULT '',
    "sensitivity" TEXT NOT NULL DEFAULT 'normal',
    "timePhrase" TEXT,
    "timeFrom" TEXT,
    "timeTo" TEXT,
    "recheckOn" TEXT,
    "assigneeId" INTEGER,
    "assignedAt" DATETIME,
    "dueOn" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1,
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawalReason" TEXT,
    "verdict" TEXT,
    "disputeReason" TEXT,
    "contested" BOOLEAN NOT NULL DEFAULT false,
    "approved" BOOLEAN NOT NULL DEFAULT false,
    "evidenceChanged" BOOLEAN NOT NULL DEFAULT false,
    "supports" INTEGER NOT NULL DEFAULT 0,
    "refutes" INTEGER NOT NULL DEFAULT 0,
    "origins" INTEGER NOT NULL DEFAULT 0,
    "primaries" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Claim_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Claim_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("kind" IN ('event', 'number', 'quotation', 'identity', 'position', 'cause', 'prediction', 'analysis')),
    CHECK ("about" IN ('true', 'said')),
    CHECK ("sensitivity" IN ('normal', 'sensitive', 'legal')),
    CHECK ("verdict" IN ('confirmed', 'unconfirmed', 'disputed')),
    CHECK ("disputeReason" IN ('contradicted', 'conflicting', 'misleading', 'out_of_date')),
    CHECK ("timeFrom" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("timeTo" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("recheckOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("number" > 0),
    CHECK ("supports" >= 0 AND "refutes" >= 0 AND "origins" >= 0 AND "primaries" >= 0),
    CHECK (trim("statement") <> ''),
    CHECK (("disputeReason" IS NULL) OR ("verdict" IS NOT NULL AND "verdict" = 'disputed')),
    CHECK (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL))
);

-- CreateTable
CREATE TABLE "Placement" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER,
    "claimId" INTEGER NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "part" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'placed',
    "fromId" INTEGER,
    "candidates" TEXT,
    CONSTRAINT "Placement_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Placement_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Placement_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Placement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("part" IN ('headline', 'standfirst', 'body')),
    CHECK ("state" IN ('placed', 'same', 'moved', 'changed', 'gone', 'ambiguous')),
    CHECK (("start" IS NULL) = ("state" IN ('gone', 'ambiguous')) AND ("end" IS NULL) = ("start" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "end" > "start")))
);

-- CreateTable
CREATE TABLE "Attribution" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "claimId" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "speaker" TEXT NOT NULL,
    "capacity" TEXT NOT NULL DEFAULT '',
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "verb" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "Attribution_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("ordinal" > 0)
);

-- CreateTable
CREATE TABLE "Source" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL DEFAULT '',
    "author" TEXT NOT NULL DEFAULT '',
    "publishedOn" TEXT,
    "details" TEXT NOT NULL DEFAULT '{}',
    "reliability" TEXT NOT NULL DEFAULT 'unrated',
    "reliabilityReason" TEXT NOT NULL DEFAULT '',
    "confidentiality" TEXT NOT NULL DEFAULT 'open',
    "mergedIntoId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Source_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Source_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("kind" IN ('web', 'document', 'interview', 'dataset', 'record', 'broadcast', 'release', 'book', 'post', 'observation')),
    CHECK ("tier" IN ('primary', 'secondary')),
    CHECK ("reliability" IN ('unrated', 'reliable', 'mixed', 'unreliable')),
    CHECK ("confidentiality" IN ('open', 'desk', 'named')),
    CHECK ("publishedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK ("mergedIntoId" IS NULL OR "mergedIntoId" <> "id")
);

-- CreateTable
CREATE TABLE "SourceAddress" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "url" TEXT NOT NULL,
    "urlKey" TEXT NOT NULL,
    "archiveUrl" TEXT,
    "linkState" TEXT,
    "seenAt" DATETIME,
    CONSTRAINT "SourceAddress_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceReader" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    CONSTRAINT "SourceReader_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceReader_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SourceRating" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "reliability" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "SourceRating_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceRating_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("reliability" IN ('unrated', 'reliable', 'mixed', 'unreliable'))
);

-- CreateTable
CREATE TABLE "Derivation" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "fromId" INTEGER NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawalReason" TEXT,
    CONSTRAINT "Derivation_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Derivation_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Derivation_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Derivation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("sourceId" <> "fromId")
);

-- CreateTable
CREATE TABLE "Independence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "aId" INTEGER NOT NULL,
    "bId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawalReason" TEXT,
    CONSTRAINT "Independence_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Independence_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Independence_aId_fkey" FOREIGN KEY ("aId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Independence_bId_fkey" FOREIGN KEY ("bId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("aId" < "bId")
);

-- CreateTable
CREATE TABLE "SourceMerge" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "survivorId" INTEGER NOT NULL,
    "undoneAt" DATETIME,
    "undoneById" INTEGER,
    CONSTRAINT "SourceMerge_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceMerge_undoneById_fkey" FOREIGN KEY ("undoneById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceMerge_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SourceMerge_survivorId_fkey" FOREIGN KEY ("survivorId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ArchivedCopy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER,
    "sourceId" INTEGER NOT NULL,
    "how" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "text" TEXT,
    "url" TEXT,
    "headers" TEXT,
    CONSTRAINT "ArchivedCopy_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ArchivedCopy_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("how" IN ('upload', 'fetch'))
);

-- CreateTable
CREATE TABLE "Evidence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "sourceId" INTEGER NOT NULL,
    "copyId" INTEGER,
    "stance" TEXT NOT NULL,
    "excerpt" TEXT NOT NULL DEFAULT '',
    "locator" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    "withdrawalReason" TEXT,
    CONSTRAINT "Evidence_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Evidence_copyId_fkey" FOREIGN KEY ("copyId") REFERENCES "ArchivedCopy" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("stance" IN ('supports', 'refutes', 'context')),
    CHECK ("stance" = 'context' OR "excerpt" <> '' OR "locator" <> ''),
    CHECK (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL))
);

-- CreateTable
CREATE TABLE "Review" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "disputeReason" TEXT,
    "rationale" TEXT NOT NULL,
    "suggested" TEXT NOT NULL,
    "departs" BOOLEAN NOT NULL,
    "settles" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Review_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Review_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Review_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("verdict" IN ('confirmed', 'unconfirmed', 'disputed')),
    CHECK ("disputeReason" IN ('contradicted', 'conflicting', 'misleading', 'out_of_date')),
    CHECK ("suggested" IN ('confirmed', 'unconfirmed', 'disputed')),
    CHECK (trim("rationale") <> ''),
    CHECK (("disputeReason" IS NULL) = ("verdict" <> 'disputed'))
);

-- CreateTable
CREATE TABLE "ReviewVoid" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER,
    "reviewId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    CONSTRAINT "ReviewVoid_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewVoid_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "reviewId" INTEGER NOT NULL,
    "reviewById" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    CONSTRAINT "Approval_reviewId_reviewById_fkey" FOREIGN KEY ("reviewId", "reviewById") REFERENCES "Review" ("id", "byId") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Approval_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("byId" <> "reviewById")
);

-- CreateTable
CREATE TABLE "ChangeRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "before" TEXT NOT NULL DEFAULT '',
    "after" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "answer" TEXT,
    "answerNote" TEXT,
    "answeredAt" DATETIME,
    "answeredById" INTEGER,
    "appliedInId" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "withdrawnAt" DATETIME,
    "withdrawalReason" TEXT,
    CONSTRAINT "ChangeRequest_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ChangeRequest_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ChangeRequest_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("kind" IN ('stands', 'reword', 'attribute', 'soften', 'cut')),
    CHECK ("answer" IN ('accepted', 'declined'))
);

-- CreateTable
CREATE TABLE "SignOff" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "overrides" TEXT NOT NULL DEFAULT '[]',
    CONSTRAINT "SignOff_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SignOff_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("role" IN ('editor', 'legal'))
);

-- CreateTable
CREATE TABLE "SignOffWithdrawal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "signOffId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "SignOffWithdrawal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SignOffWithdrawal_signOffId_fkey" FOREIGN KEY ("signOffId") REFERENCES "SignOff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Publication" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "revisionId" INTEGER NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "url" TEXT,
    CONSTRAINT "Publication_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Publication_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Publication_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "before" TEXT NOT NULL,
    "after" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "Correction_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Correction_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "CorrectionClaim" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "correctionId" INTEGER NOT NULL,
    "claimId" INTEGER NOT NULL,
    CONSTRAINT "CorrectionClaim_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "Correction" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CorrectionClaim_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER,
    "claimId" INTEGER,
    "sourceId" INTEGER,
    "text" TEXT NOT NULL,
    "replacesId" INTEGER,
    "resolvedAt" DATETIME,
    "resolvedById" INTEGER,
    CONSTRAINT "Comment_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Comment_replacesId_fkey" FOREIGN KEY ("replacesId") REFERENCES "Comment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Mention" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "commentId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "readAt" DATETIME,
    CONSTRAINT "Mention_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Mention_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "claimId" INTEGER,
    "name" TEXT NOT NULL,
    "capacity" TEXT NOT NULL DEFAULT '',
    "how" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "question" TEXT NOT NULL,
    "deadline" DATETIME,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "answer" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Contact_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("outcome" IN ('waiting', 'answered', 'declined', 'no_answer'))
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "personId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "SavedView_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ShareLink" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "revisionId" INTEGER,
    "tokenHash" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    "withdrawnById" INTEGER,
    CONSTRAINT "ShareLink_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ShareLink_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ShareLink_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ShareLink_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL DEFAULT '{}',
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "runAfter" DATETIME NOT NULL,
    "startedAt" DATETIME,
    "finishedAt" DATETIME,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "result" TEXT,
    CONSTRAINT "Job_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("state" IN ('waiting', 'running', 'done', 'failed'))
);

-- CreateTable
CREATE TABLE "Chain" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "articleId" INTEGER,
    "head" TEXT NOT NULL,
    "length" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Chain_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Activity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "chainId" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "payloadHash" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "Activity_chainId_fkey" FOREIGN KEY ("chainId") REFERENCES "Chain" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Activity_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("seq" > 0)
);

-- CreateTable
CREATE TABLE "ActivityPayload" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "activityId" INTEGER NOT NULL,
    "salt" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "redactedAt" DATETIME,
    CONSTRAINT "ActivityPayload_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_uid_key" ON "Person"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Person_email_key" ON "Person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_uid_key" ON "Invitation"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_personId_idx" ON "Invitation"("personId");

-- CreateIndex
CREATE INDEX "Invitation_byId_idx" ON "Invitation"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_uid_key" ON "Session"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Session_idHash_key" ON "Session"("idHash");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Setting_uid_key" ON "Setting"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Setting_key_key" ON "Setting"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Article_uid_key" ON "Article"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Article_slug_key" ON "Article"("slug");

-- CreateIndex
CREATE INDEX "Article_byId_idx" ON "Article"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleAssignment_uid_key" ON "ArticleAssignment"("uid");

-- CreateIndex
CREATE INDEX "ArticleAssignment_personId_idx" ON "ArticleAssignment"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ArticleAssignment_articleId_personId_key" ON "ArticleAssignment"("articleId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_uid_key" ON "Revision"("uid");

-- CreateIndex
CREATE INDEX "Revision_byId_idx" ON "Revision"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_articleId_number_key" ON "Revision"("articleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Sentence_uid_key" ON "Sentence"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Sentence_revisionId_part_start_key" ON "Sentence"("revisionId", "part", "start");

-- CreateIndex
CREATE UNIQUE INDEX "Waiver_uid_key" ON "Waiver"("uid");

-- CreateIndex
CREATE INDEX "Waiver_articleId_idx" ON "Waiver"("articleId");

-- CreateIndex
CREATE INDEX "Waiver_byId_idx" ON "Waiver"("byId");

-- CreateIndex
CREATE INDEX "Waiver_withdrawnById_idx" ON "Waiver"("withdrawnById");

-- CreateIndex
CREATE UNIQUE INDEX "WaiverPlacement_uid_key" ON "WaiverPlacement"("uid");

-- CreateIndex
CREATE INDEX "WaiverPlacement_revisionId_idx" ON "WaiverPlacement"("revisionId");

-- CreateIndex
CREATE INDEX "WaiverPlacement_waiverId_idx" ON "WaiverPlacement"("waiverId");

-- CreateIndex
CREATE INDEX "WaiverPlacement_fromId_idx" ON "WaiverPlacement"("fromId");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_uid_key" ON "Claim"("uid");

-- CreateIndex
CREATE INDEX "Claim_articleId_verdict_idx" ON "Claim"("articleId", "verdict");

-- CreateIndex
CREATE INDEX "Claim_assigneeId_verdict_idx" ON "Claim"("assigneeId", "verdict");

-- CreateIndex
CREATE INDEX "Claim_byId_idx" ON "Claim"("byId");

-- CreateIndex
CREATE INDEX "Claim_withdrawnById_idx" ON "Claim"("withdrawnById");

-- CreateIndex
CREATE INDEX "Claim_recheckOn_idx" ON "Claim"("recheckOn");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_articleId_number_key" ON "Claim"("articleId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Placement_uid_key" ON "Placement"("uid");

-- CreateIndex
CREATE INDEX "Placement_revisionId_part_start_idx" ON "Placement"("revisionId", "part", "start");

-- CreateIndex
CREATE INDEX "Placement_claimId_idx" ON "Placement"("claimId");

-- CreateIndex
CREATE INDEX "Placement_fromId_idx" ON "Placement"("fromId");

-- CreateIndex
CREATE UNIQUE INDEX "Attribution_uid_key" ON "Attribution"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Attribution_claimId_ordinal_key" ON "Attribution"("claimId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Source_uid_key" ON "Source"("uid");

-- CreateIndex
CREATE INDEX "Source_byId_idx" ON "Source"("byId");

-- CreateIndex
CREATE INDEX "Source_mergedIntoId_idx" ON "Source"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Source_mergedIntoId_title_id_idx" ON "Source"("mergedIntoId", "title", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SourceAddress_uid_key" ON "SourceAddress"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "SourceAddress_urlKey_key" ON "SourceAddress"("urlKey");

-- CreateIndex
CREATE INDEX "SourceAddress_sourceId_idx" ON "SourceAddress"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceReader_uid_key" ON "SourceReader"("uid");

-- CreateIndex
CREATE INDEX "SourceReader_personId_idx" ON "SourceReader"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceReader_sourceId_personId_key" ON "SourceReader"("sourceId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "SourceRating_uid_key" ON "SourceRating"("uid");

-- CreateIndex
CREATE INDEX "SourceRating_sourceId_idx" ON "SourceRating"("sourceId");

-- CreateIndex
CREATE INDEX "SourceRating_byId_idx" ON "SourceRating"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Derivation_uid_key" ON "Derivation"("uid");

-- CreateIndex
CREATE INDEX "Derivation_sourceId_idx" ON "Derivation"("sourceId");

-- CreateIndex
CREATE INDEX "Derivation_fromId_idx" ON "Derivation"("fromId");

-- CreateIndex
CREATE INDEX "Derivation_byId_idx" ON "Derivation"("byId");

-- CreateIndex
CREATE INDEX "Derivation_withdrawnById_idx" ON "Derivation"("withdrawnById");

-- CreateIndex
CREATE UNIQUE INDEX "Independence_uid_key" ON "Independence"("uid");

-- CreateIndex
CREATE INDEX "Independence_aId_idx" ON "Independence"("aId");

-- CreateIndex
CREATE INDEX "Independence_bId_idx" ON "Independence"("bId");

-- CreateIndex
CREATE INDEX "Independence_byId_idx" ON "Independence"("byId");

-- CreateIndex
CREATE INDEX "Independence_withdrawnById_idx" ON "Independence"("withdrawnById");

-- CreateIndex
CREATE UNIQUE INDEX "SourceMerge_uid_key" ON "SourceMerge"("uid");

-- CreateIndex
CREATE INDEX "SourceMerge_sourceId_idx" ON "SourceMerge"("sourceId");

-- CreateIndex
CREATE INDEX "SourceMerge_survivorId_idx" ON "SourceMerge"("survivorId");

-- CreateIndex
CREATE INDEX "SourceMerge_byId_idx" ON "SourceMerge"("byId");

-- CreateIndex
CREATE INDEX "SourceMerge_undoneById_idx" ON "SourceMerge"("undoneById");

-- CreateIndex
CREATE UNIQUE INDEX "ArchivedCopy_uid_key" ON "ArchivedCopy"("uid");

-- CreateIndex
CREATE INDEX "ArchivedCopy_sourceId_idx" ON "ArchivedCopy"("sourceId");

-- CreateIndex
CREATE INDEX "ArchivedCopy_sha256_idx" ON "ArchivedCopy"("sha256");

-- CreateIndex
CREATE INDEX "ArchivedCopy_byId_idx" ON "ArchivedCopy"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_uid_key" ON "Evidence"("uid");

-- CreateIndex
CREATE INDEX "Evidence_claimId_idx" ON "Evidence"("claimId");

-- CreateIndex
CREATE INDEX "Evidence_sourceId_idx" ON "Evidence"("sourceId");

-- CreateIndex
CREATE INDEX "Evidence_copyId_idx" ON "Evidence"("copyId");

-- CreateIndex
CREATE INDEX "Evidence_byId_idx" ON "Evidence"("byId");

-- CreateIndex
CREATE INDEX "Evidence_withdrawnById_idx" ON "Evidence"("withdrawnById");

-- CreateIndex
CREATE UNIQUE INDEX "Review_uid_key" ON "Review"("uid");

-- CreateIndex
CREATE INDEX "Review_claimId_idx" ON "Review"("claimId");

-- CreateIndex
CREATE INDEX "Review_revisionId_idx" ON "Review"("revisionId");

-- CreateIndex
CREATE INDEX "Review_byId_idx" ON "Review"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Review_id_byId_key" ON "Review"("id", "byId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewVoid_uid_key" ON "ReviewVoid"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewVoid_reviewId_key" ON "ReviewVoid"("reviewId");

-- CreateIndex
CREATE INDEX "ReviewVoid_byId_idx" ON "ReviewVoid"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_uid_key" ON "Approval"("uid");

-- CreateIndex
CREATE INDEX "Approval_reviewId_reviewById_idx" ON "Approval"("reviewId", "reviewById");

-- CreateIndex
CREATE INDEX "Approval_byId_idx" ON "Approval"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Approval_reviewId_byId_key" ON "Approval"("reviewId", "byId");

-- CreateIndex
CREATE UNIQUE INDEX "ChangeRequest_uid_key" ON "ChangeRequest"("uid");

-- CreateIndex
CREATE INDEX "ChangeRequest_claimId_idx" ON "ChangeRequest"("claimId");

-- CreateIndex
CREATE INDEX "ChangeRequest_byId_idx" ON "ChangeRequest"("byId");

-- CreateIndex
CREATE INDEX "ChangeRequest_answeredById_idx" ON "ChangeRequest"("answeredById");

-- CreateIndex
CREATE UNIQUE INDEX "SignOff_uid_key" ON "SignOff"("uid");

-- CreateIndex
CREATE INDEX "SignOff_revisionId_idx" ON "SignOff"("revisionId");

-- CreateIndex
CREATE INDEX "SignOff_byId_idx" ON "SignOff"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "SignOffWithdrawal_uid_key" ON "SignOffWithdrawal"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "SignOffWithdrawal_signOffId_key" ON "SignOffWithdrawal"("signOffId");

-- CreateIndex
CREATE INDEX "SignOffWithdrawal_byId_idx" ON "SignOffWithdrawal"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_uid_key" ON "Publication"("uid");

-- CreateIndex
CREATE INDEX "Publication_articleId_idx" ON "Publication"("articleId");

-- CreateIndex
CREATE INDEX "Publication_revisionId_idx" ON "Publication"("revisionId");

-- CreateIndex
CREATE INDEX "Publication_byId_idx" ON "Publication"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Correction_uid_key" ON "Correction"("uid");

-- CreateIndex
CREATE INDEX "Correction_articleId_idx" ON "Correction"("articleId");

-- CreateIndex
CREATE INDEX "Correction_byId_idx" ON "Correction"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "CorrectionClaim_uid_key" ON "CorrectionClaim"("uid");

-- CreateIndex
CREATE INDEX "CorrectionClaim_claimId_idx" ON "CorrectionClaim"("claimId");

-- CreateIndex
CREATE UNIQUE INDEX "CorrectionClaim_correctionId_claimId_key" ON "CorrectionClaim"("correctionId", "claimId");

-- CreateIndex
CREATE UNIQUE INDEX "Comment_uid_key" ON "Comment"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Comment_replacesId_key" ON "Comment"("replacesId");

-- CreateIndex
CREATE INDEX "Comment_articleId_idx" ON "Comment"("articleId");

-- CreateIndex
CREATE INDEX "Comment_claimId_idx" ON "Comment"("claimId");

-- CreateIndex
CREATE INDEX "Comment_sourceId_idx" ON "Comment"("sourceId");

-- CreateIndex
CREATE INDEX "Comment_byId_idx" ON "Comment"("byId");

-- CreateIndex
CREATE INDEX "Comment_resolvedById_idx" ON "Comment"("resolvedById");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_uid_key" ON "Mention"("uid");

-- CreateIndex
CREATE INDEX "Mention_personId_readAt_idx" ON "Mention"("personId", "readAt");

-- CreateIndex
CREATE UNIQUE INDEX "Mention_commentId_personId_key" ON "Mention"("commentId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_uid_key" ON "Contact"("uid");

-- CreateIndex
CREATE INDEX "Contact_articleId_idx" ON "Contact"("articleId");

-- CreateIndex
CREATE INDEX "Contact_claimId_idx" ON "Contact"("claimId");

-- CreateIndex
CREATE INDEX "Contact_byId_idx" ON "Contact"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_uid_key" ON "SavedView"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_personId_name_key" ON "SavedView"("personId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_uid_key" ON "ShareLink"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "ShareLink_tokenHash_key" ON "ShareLink"("tokenHash");

-- CreateIndex
CREATE INDEX "ShareLink_articleId_idx" ON "ShareLink"("articleId");

-- CreateIndex
CREATE INDEX "ShareLink_revisionId_idx" ON "ShareLink"("revisionId");

-- CreateIndex
CREATE INDEX "ShareLink_byId_idx" ON "ShareLink"("byId");

-- CreateIndex
CREATE INDEX "ShareLink_withdrawnById_idx" ON "ShareLink"("withdrawnById");

-- CreateIndex
CREATE UNIQUE INDEX "Job_uid_key" ON "Job"("uid");

-- CreateIndex
CREATE INDEX "Job_state_runAfter_id_idx" ON "Job"("state", "runAfter", "id");

-- CreateIndex
CREATE INDEX "Job_byId_idx" ON "Job"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Chain_uid_key" ON "Chain"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "Chain_articleId_key" ON "Chain"("articleId");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_uid_key" ON "Activity"("uid");

-- CreateIndex
CREATE INDEX "Activity_chainId_idx" ON "Activity"("chainId");

-- CreateIndex
CREATE INDEX "Activity_subject_idx" ON "Activity"("subject");

-- CreateIndex
CREATE INDEX "Activity_byId_idx" ON "Activity"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "Activity_chainId_seq_key" ON "Activity"("chainId", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityPayload_uid_key" ON "ActivityPayload"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "ActivityPayload_activityId_key" ON "ActivityPayload"("activityId");


