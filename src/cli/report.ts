import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { closeDatabase } from '../db/database.js'
import { getReport } from '../db/reports/report.js'
import { REPORT_FORMATS, writers, type ReportFormat } from '../export/writers.js'
import { startDatabase, versionOf } from '../start.js'
import { CommandError, UsageError, type Command } from './command.js'
import { writeWhole } from './output.js'

export const report: Command = {
  summary: 'write the review report of an article',
  help: `Usage: tickmark report <slug> --format csv|json|md [options]

Writes the review report of an article, the same file as the downloads of its page. The slug is what its address ends
in: /articles/<slug>.

Options:
  --format <format>  csv, json or md
  --revision <n>     of an older revision; the newest when not given
  --output <file>    into this file, which is replaced; to standard output when not given

Exit codes: 0 written; 1 it could not be written, as when there is no such article; 2 what was typed is wrong.`,
  options: {
    format: { type: 'string' },
    revision: { type: 'string' },
    output: { type: 'string' },
  },

  async run({ positionals, values, config, root, out }) {
    const query = readQuery(positionals, values['revision'])
    const format = readFormat(values['format'])
    if (!existsSync(config.databaseFile)) {
      throw new CommandError(`There is no database ${config.databaseFile}. Check DATABASE_URL.`)
    }
    const generated = { at: new Date().toISOString(), by: 'The desk', version: versionOf(root) }
    const db = await startDatabase(config, root)
    try {
      const text = writers[format].write({ generated, ...(await getReport(db, query)) })
      if (typeof values['output'] === 'string') await writeWhole(resolve(values['output']), text)
      else out(text.replace(/\n$/, ''))
    } finally {
      await closeDatabase(db)
    }
    return 0
  },
}

function readQuery(
  [slug, ...more]: readonly string[],
  revision: string | boolean | undefined,
): { readonly slug: string; readonly revision?: number } {
  if (slug === undefined || more.length > 0) throw new UsageError('Name one article by its slug.')
  if (typeof revision !== 'string') return { slug }
  if (!/^[1-9]\d{0,8}$/.test(revision)) throw new UsageError('--revision takes a number from 1.')
  return { slug, revision: Number(revision) }
}

function readFormat(typed: string | boolean | undefined): ReportFormat {
  const known = REPORT_FORMATS.find((format) => format === typed)
  if (known === undefined) throw new UsageError(`--format takes ${REPORT_FORMATS.join(', ')}.`)
  return known
}
