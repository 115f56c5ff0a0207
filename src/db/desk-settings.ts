import { randomUUID } from 'node:crypto'
import { accepted, type Result } from '../domain/problems.js'
import { decideSettings, DEFAULT_SETTINGS, type DeskSettings, type SettingsForm } from '../domain/settings.js'
import { appendActivity } from './record/activity.js'
import type { Actor } from './record/actor.js'
import { readLists, type Db } from './database.js'
import { StaleVersion } from './errors.js'
import { sql } from './fragment.js'
import { list } from './lists.js'
import { transact } from './transaction.js'

/** The settings of the desk, with the version that a form is based on. */
export interface RecordedSettings extends DeskSettings {
  readonly version: number
}

interface SettingRow {
  readonly key: keyof DeskSettings
  readonly value: string
  readonly version: number
}

/** Reads the settings of the desk: one query. What was never set is as in {@link DEFAULT_SETTINGS}. */
export async function getDeskSettings(db: Db): Promise<RecordedSettings> {
  const { settings } = await readLists(db, { settings: settingsList() })
  return settingsOf(settings)
}

/** The settings, to be read with other lists and made whole by {@link settingsOf}. */
export const settingsList = () =>
  list<SettingRow>(
    ['key', 'value', 'version'],
    sql`SELECT key, value, version FROM Setting WHERE key IN ('deskName', 'timeZone', 'approvals')`,
  )

/** A setting that was never set has no row. The version of all rises with that of each. */
export function settingsOf(rows: readonly SettingRow[]): RecordedSettings {
  const values = Object.fromEntries(rows.map(({ key, value }) => [key, value])) as Partial<DeskSettings>
  return {
    ...DEFAULT_SETTINGS,
    ...values,
    version: rows.reduce((sum, { version }) => sum + version, 1),
  }
}

/**
 * Changes the settings of the desk.
 *
 * @returns whether anything was changed: the same values again add nothing to the history
 * @throws {StaleVersion} when they changed since the form was shown
 */
export function saveSettings(
  db: Db,
  actor: Actor,
  { version, form }: { readonly version: number; readonly form: SettingsForm },
): Promise<Result<{ readonly changed: boolean }>> {
  return transact(db, async (tx) => {
    const keys = Object.keys(DEFAULT_SETTINGS) as (keyof DeskSettings)[]
    const rows = await tx.setting.findMany({
      where: { key: { in: keys } },
      select: { key: true, value: true, version: true },
    })
    const { version: current, ...before } = settingsOf(rows as SettingRow[])

    const decision = decideSettings(form)
    const changed = decision.ok ? keys.filter((key) => decision.value[key] !== before[key]) : []
    if (decision.ok && changed.length === 0) return accepted({ changed: false })
    if (version !== current) throw new StaleVersion('settings', { basedOn: version, current })
    if (!decision.ok) return decision

    for (const key of changed) {
      const value = decision.value[key]
      const { uid } = await tx.setting.upsert({
        where: { key },
        create: { uid: randomUUID(), createdAt: actor.at, key, value },
        update: { value, version: { increment: 1 } },
        select: { uid: true },
      })
      await appendActivity(tx, actor, {
        articleId: null,
        action: 'setting.changed',
        subject: uid,
        before: { [key]: before[key] },
        after: { [key]: value },
      })
    }
    return accepted({ changed: true })
  })
}
