// Makes a fresh clone ready to start: packages, the database client, the compiled program. Runs before `npm start`
// and `npm test`; what is up to date is skipped. Plain Node, no packages: it runs before there are any.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { client } from './setup/client.mjs'
import { compiled } from './setup/compiled.mjs'
import { withLock } from './setup/lock.mjs'
import { packages } from './setup/packages.mjs'
import { say, SetupError } from './setup/words.mjs'

const OLDEST_NODE = [20, 19]

const root = dirname(dirname(fileURLToPath(import.meta.url)))
// In this order: each step needs what the one before it made.
const steps = [packages(root), client(root), compiled(root)]

try {
  checkNode()
  if (!steps.every((step) => step.isDone())) {
    // dist/ is the one folder that is ours alone: git ignores it, and npm does not empty it.
    mkdirSync(join(root, 'dist'), { recursive: true })
    await withLock(join(root, 'dist/.setup-lock'), runSteps)
  }
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  say(error.message)
  process.exitCode = 1
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const enough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  if (!enough) {
    throw new SetupError(
      `Tickmark needs Node ${OLDEST_NODE.join('.')} or later, and this is Node ${process.versions.node}.`,
    )
  }
}

async function runSteps() {
  for (const step of steps) {
    if (!step.isDone()) await step.run()
  }
}
