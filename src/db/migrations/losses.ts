import { checkLines, missingChecks, type Check, type Invariants, type Schema } from './invariants.js'
import { MigrationError } from './migration-error.js'
import { checksIn, normalised, statements, unquoted } from './sql-text.js'

const DROPPED_CHECK = /^-- DROP CHECK "([^"]+)": (.+)$/gm

/**
 * Refuses migrations after which the database has lost rules. Prisma drops triggers, partial indexes and
 * CHECKs without a word when it rebuilds a table.
 *
 * A migration that means it says so: `DROP TRIGGER "x"`, `DROP INDEX "x"`, or for a CHECK, which has no
 * statement of its own, the comment line `-- DROP CHECK "Table": expression`.
 *
 * @param scripts  the SQL of the migrations that were applied between `before` and `after`
 * @throws {MigrationError}
 */
export function refuseLosses(
  applied: readonly string[],
  scripts: readonly string[],
  invariants: Invariants,
  before: Schema,
  after: Schema,
): void {
  const by = `After the migrations ${applied.join(', ')}`
  requireChecks(invariants, after, by)

  const object = lostObjects(before, after).find(isNotIn(scripts.flatMap(dropped)))
  if (object) {
    throw new MigrationError(
      `${by}, the ${object.type} "${object.name}" of the table "${object.table}" is gone. Put it into ` +
        `prisma/invariants.sql, or write DROP ${object.type.toUpperCase()} "${object.name}" into the migration.`,
    )
  }

  const meant = new Set(scripts.flatMap((script) => checkLines(script, DROPPED_CHECK)).map(checkKey))
  const check = lostChecks(before, after).find((lost) => !meant.has(checkKey(lost)))
  if (check) throw new MigrationError(lacks(by, check))
}

type SchemaObject = Schema['objects'][number]

/** Of tables that are still there: a dropped one takes its rules with it. */
function lostObjects(before: Schema, after: Schema): SchemaObject[] {
  return before.objects
    .filter(({ type, sql }) => type === 'trigger' || (type === 'index' && /\sWHERE\s/i.test(sql)))
    .filter(({ table }) => after.tables.has(table))
    .filter(isNotIn(after.objects))
}

function isNotIn(others: readonly Pick<SchemaObject, 'type' | 'name'>[]): (object: SchemaObject) => boolean {
  const keys = new Set(others.map(({ type, name }) => `${type} ${name}`))
  return ({ type, name }) => !keys.has(`${type} ${name}`)
}

function lostChecks(before: Schema, after: Schema): Check[] {
  const checks = [...before.tables]
    .filter(([table]) => after.tables.has(table))
    .flatMap(([table, sql]) => checksIn(sql).map((expression) => ({ table, expression })))
  return missingChecks(checks, after)
}

function checkKey({ table, expression }: Check): string {
  return `${table} ${normalised(expression)}`
}

/**
 * @param when  how the sentence starts that says what is missing
 * @throws {MigrationError} when a table lacks a CHECK that prisma/invariants.sql lists
 */
export function requireChecks(invariants: Invariants, schema: Schema, when: string): void {
  const [check] = missingChecks(invariants.checks, schema)
  if (check) throw new MigrationError(lacks(when, check))
}

function lacks(when: string, { table, expression }: Check): string {
  return (
    `${when}, the table "${table}" lacks its CHECK (${expression}). A migration must make the table with it: ` +
    'see tools/add-checks.mjs.'
  )
}

/** What the DROP TRIGGER and DROP INDEX statements of a script name. */
function dropped(script: string): { type: string; name: string }[] {
  return statements(script).flatMap((statement) => {
    const text = statement.join(' ').replace(/ IF EXISTS /i, ' ')
    const [, type = '', name = ''] = /^DROP (TRIGGER|INDEX) (.+)$/i.exec(text) ?? []
    return type === '' ? [] : [{ type: type.toLowerCase(), name: unquoted(name) }]
  })
}
