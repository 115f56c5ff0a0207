import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'
import { digest, stampAt } from './stamp.mjs'
import { say, SetupError } from './words.mjs'

/** Prisma's client for prisma/schema.prisma, in src/db/generated/. */
export function client(root) {
  const stamp = stampAt(join(root, 'src/db/generated/.stamp'))
  return {
    isDone: () => existsSync(join(root, 'src/db/generated/client.ts')) && stamp.is(clientInputs(root)),

    async run() {
      say('Generating the database client…')
      const inputs = clientInputs(root)
      stamp.clear()
      const prisma = join(root, 'node_modules/prisma/build/index.js')
      const { ok, output } = await run(process.execPath, [prisma, 'generate'], {
        cwd: root,
        env: { ...process.env, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }, // asks nobody for news
      })
      if (!ok) {
        process.stderr.write(output)
        throw new SetupError('The database client could not be generated: see what prisma says above.')
      }
      stamp.set(inputs)
    },
  }
}

/** The hash of what the client is made from. */
export function clientInputs(root) {
  const files = ['prisma/schema.prisma', 'prisma.config.ts'].map((file) => join(root, file))
  return digest(root, files, [versionOf(root, 'prisma')])
}

/** @returns {string | null} null when the package is not installed */
export function versionOf(root, name) {
  const file = join(root, 'node_modules', name, 'package.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null
}
