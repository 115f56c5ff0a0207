import { chmodSync, existsSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { clientInputs, versionOf } from './client.mjs'
import { run } from './run.mjs'
import { digest, filesBelow, stampAt } from './stamp.mjs'
import { say, SetupError } from './words.mjs'

/** The program as JavaScript, in dist/. */
export function compiled(root) {
  const stamp = stampAt(join(root, 'dist/.stamp'))
  return {
    isDone: () =>
      stamp.is(programInputs(root)) && sourcesOf(root).every((source) => existsSync(outputOf(root, source))),

    async run() {
      say('Compiling…')
      const inputs = programInputs(root)
      stamp.clear()
      const tsc = join(root, 'node_modules/typescript/bin/tsc')
      const { ok, output } = await run(
        process.execPath,
        [tsc, '-p', 'tsconfig.build.json', '--noEmitOnError'],
        {
          cwd: root,
        },
      )
      if (!ok) {
        process.stderr.write(output)
        throw new SetupError('The sources do not compile: see above.')
      }
      removeStale(root)
      // npm makes it so only where it links the command for the first time: see `bin` in package.json.
      chmodSync(join(root, 'dist/src/cli.js'), 0o755)
      stamp.set(inputs)
    },
  }
}

/** The client counts by what it is made from: it is large. */
function programInputs(root) {
  const settings = ['tsconfig.json', 'tsconfig.build.json'].map((file) => join(root, file))
  return digest(root, [...settings, ...sourcesOf(root)], [clientInputs(root), versionOf(root, 'typescript')])
}

/** @returns the sources that people write */
function sourcesOf(root) {
  const generated = join(root, 'src/db/generated')
  return [...filesBelow(join(root, 'src'), { except: generated }), ...filesBelow(join(root, 'seed'))].filter(
    isSource,
  )
}

const isSource = (file) => file.endsWith('.ts') && !file.endsWith('.d.ts')

const outputOf = (root, source) => join(root, 'dist', relative(root, source).replace(/\.ts$/, '.js'))

/** What was compiled from a source that is gone. */
function removeStale(root) {
  const outputs = ['src', 'seed'].flatMap((folder) => filesBelow(join(root, 'dist', folder)))
  for (const output of outputs) {
    const source = relative(join(root, 'dist'), output).replace(/\.js(\.map)?$/, '.ts')
    if (!existsSync(join(root, source))) rmSync(output)
  }
}
