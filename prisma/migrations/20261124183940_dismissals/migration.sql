-- CreateTable
CREATE TABLE "Dismissal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "articleId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "oneId" INTEGER NOT NULL,
    "otherId" INTEGER NOT NULL,
    "oneWording" TEXT NOT NULL,
    "otherWording" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    CONSTRAINT "Dismissal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Dismissal_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "Article" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Dismissal_oneId_fkey" FOREIGN KEY ("oneId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Dismissal_otherId_fkey" FOREIGN KEY ("otherId") REFERENCES "Claim" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CHECK ("kind" IN ('number', 'date', 'office', 'spelling')),
    CHECK ("oneId" <> "otherId" AND trim("note") <> '')
);

-- CreateTable
CREATE TABLE "DismissalWithdrawal" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "uid" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "byId" INTEGER NOT NULL,
    "dismissalId" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    CONSTRAINT "DismissalWithdrawal_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DismissalWithdrawal_dismissalId_fkey" FOREIGN KEY ("dismissalId") REFERENCES "Dismissal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "Dismissal_uid_key" ON "Dismissal"("uid");

-- CreateIndex
CREATE INDEX "Dismissal_articleId_idx" ON "Dismissal"("articleId");

-- CreateIndex
CREATE INDEX "Dismissal_oneId_idx" ON "Dismissal"("oneId");

-- CreateIndex
CREATE INDEX "Dismissal_otherId_idx" ON "Dismissal"("otherId");

-- CreateIndex
CREATE INDEX "Dismissal_byId_idx" ON "Dismissal"("byId");

-- CreateIndex
CREATE UNIQUE INDEX "DismissalWithdrawal_uid_key" ON "DismissalWithdrawal"("uid");

-- CreateIndex
CREATE UNIQUE INDEX "DismissalWithdrawal_dismissalId_key" ON "DismissalWithdrawal"("dismissalId");

-- CreateIndex
CREATE INDEX "DismissalWithdrawal_byId_idx" ON "DismissalWithdrawal"("byId");
