-- AlterTable
ALTER TABLE "Contact" ADD COLUMN "endedAt" DATETIME;

-- AlterTable
ALTER TABLE "Source" ADD COLUMN "editedAt" DATETIME;
ALTER TABLE "Source" ADD COLUMN "originId" INTEGER;

-- AlterTable
ALTER TABLE "SourceAddress" ADD COLUMN "askAfter" DATETIME;

-- CreateTable
CREATE TABLE "LinkCheck" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "addressId" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" INTEGER,
    "location" TEXT,
    "textSha256" TEXT,
    "etag" TEXT,
    "lastModified" TEXT,
    CONSTRAINT "LinkCheck_addressId_fkey" FOREIGN KEY ("addressId") REFERENCES "SourceAddress" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("outcome" IN ('answers', 'moved', 'changed', 'gone', 'silent'))
);

-- CreateTable
CREATE TABLE "SharedOrigin" (
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
    CONSTRAINT "SharedOrigin_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SharedOrigin_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SharedOrigin_aId_fkey" FOREIGN KEY ("aId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SharedOrigin_bId_fkey" FOREIGN KEY ("bId") REFERENCES "Source" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("aId" < "bId"),
    CHECK (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawalReason" IS NULL))
);

-- CreateTable
CREATE TABLE "ExcerptFinding" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "evidenceId" INTEGER NOT NULL,
    "copyId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "start" INTEGER,
    "end" INTEGER,
    CONSTRAINT "ExcerptFinding_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ExcerptFinding_copyId_fkey" FOREIGN KEY ("copyId") REFERENCES "ArchivedCopy" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("state" IN ('found', 'differs', 'absent')),
    CHECK (("state" = 'absent') = ("start" IS NULL) AND ("start" IS NULL) = ("end" IS NULL))
);

-- CreateIndex
CREATE UNIQUE INDEX "LinkCheck_uid_key" ON "LinkCheck"("uid");

-- CreateIndex
CREATE INDEX "LinkCheck_addressId_id_idx" ON "LinkCheck"("addressId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SharedOrigin_uid_key" ON "SharedOrigin"("uid");

-- CreateIndex
CREATE INDEX "SharedOrigin_aId_idx" ON "SharedOrigin"("aId");

-- CreateIndex
CREATE INDEX "SharedOrigin_bId_idx" ON "SharedOrigin"("bId");

-- CreateIndex
CREATE INDEX "SharedOrigin_byId_idx" ON "SharedOrigin"("byId");

-- CreateIndex
CREATE INDEX "SharedOrigin_withdrawnById_idx" ON "SharedOrigin"("withdrawnById");

-- CreateIndex
CREATE UNIQUE INDEX "ExcerptFinding_uid_key" ON "ExcerptFinding"("uid");

-- CreateIndex
CREATE INDEX "ExcerptFinding_copyId_idx" ON "ExcerptFinding"("copyId");

-- CreateIndex
CREATE UNIQUE INDEX "ExcerptFinding_evidenceId_copyId_key" ON "ExcerptFinding"("evidenceId", "copyId");

-- CreateIndex
CREATE INDEX "Source_originId_idx" ON "Source"("originId");

-- CreateIndex
CREATE INDEX "SourceAddress_askAfter_idx" ON "SourceAddress"("askAfter");
