import { readFile } from 'node:fs/promises'
import { verifyRecord, type Verified } from '../db/verification/verify.js'
import { readHeads, type Head } from '../domain/heads.js'
import { UsageError, type Command } from './command.js'

/** Checks the whole record, and names the first thing that is wrong. */
export const verify: Command = {
  summary: 'check that the record is what its history says, and name the first thing that is wrong',
  help: `Usage: tickmark verify [--head FILE]

Computes every chain of the history anew and holds the tables, the texts, the counts, the rules of the database and
the archived copies against it. Says the first thing that is wrong, with its article, uid and place in the history.

  --head FILE   compare with heads that “tickmark head” printed earlier as well: whoever can write the database can
                compute a chain anew, and only heads kept elsewhere show it

The database is read and not changed. See docs/record.md.

Exit codes: 0 everything agrees; 1 something is wrong, or the database cannot be read; 2 what was typed is wrong.`,
  options: { head: { type: 'string' } },
  async run({ positionals, values, config, root, out, progress }) {
    if (positionals.length > 0)
      throw new UsageError('“tickmark verify” takes no arguments besides --head FILE.')
    const heads = typeof values['head'] === 'string' ? await headsIn(values['head']) : []
    const { databaseFile: file, dataDir } = config
    const onChain = (name: string) => {
      progress(`${name}: holds`)
    }
    const verification = await verifyRecord({ file, root, dataDir, heads, onChain })
    if (!verification.holds) {
      out(verification.fault)
      return 1
    }
    for (const line of report(verification.verified, heads.length)) out(line)
    return 0
  },
}

/** @throws {UsageError} when there are none to compare with: a check of nothing would always be content */
async function headsIn(file: string): Promise<readonly Head[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    const { code = '' } = error as NodeJS.ErrnoException
    throw new UsageError(`The heads in ${file} cannot be read (${code}).`)
  })
  const read = readHeads(text)
  if ('wrongLine' in read)
    throw new UsageError(`Line ${read.wrongLine} of ${file} is no head as “tickmark head” prints them.`)
  if (read.heads.length === 0) throw new UsageError(`There are no heads in ${file}.`)
  return read.heads
}

function report(verified: Verified, heads: number): readonly string[] {
  const { chains, lines, redacted, articles, claims, evidence, reviews, sources, copies } = verified
  const counts = [
    counted(chains, 'chain'),
    counted(lines, 'line'),
    counted(articles, 'article'),
    counted(claims, 'claim'),
    counted(evidence, 'piece of evidence', 'pieces of evidence'),
    counted(reviews, 'review'),
    counted(sources, 'source'),
    counted(copies, 'archived copy', 'archived copies'),
  ]
  const compared =
    heads === 0 ? 'No heads to compare with' : `${counted(heads, 'head')} written down earlier compared`
  return [
    `The record holds: ${counts.join(', ')}. ${compared}; ${counted(redacted, 'line')} redacted.`,
    ...verified.unknown.map(
      (each) =>
        `Not compared: what ${counted(each.lines, 'line')} of the unknown kind ${each.action} changed.`,
    ),
  ]
}

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`
