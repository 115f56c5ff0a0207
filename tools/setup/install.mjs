import { copyFileSync, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { run } from './run.mjs'

// npm leaves out what NODE_ENV=production or its own settings say, unless it is told not to.
const INSTALL = ['ci', '--include=dev', '--include=optional', '--include=peer', '--no-audit', '--no-fund']

/** Installs exactly what package-lock.json says. @returns whether it could, and what npm printed */
export async function install(root) {
  return process.platform !== 'win32' && /\s/.test(root) ? installAndMove(root) : npm(root, root)
}

/** node-gyp's makefiles fall apart at a space in the path: sqlite3 is compiled where there is none. */
async function installAndMove(root) {
  const folder = mkdtempSync(join(tmpdir(), 'tickmark-install-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    if (existsSync(join(root, file))) copyFileSync(join(root, file), join(folder, file))
  }
  const result = await npm(root, folder)
  if (result.ok) {
    // Renamed only when it is whole: half a copy would look like an install.
    const whole = join(root, 'dist/node_modules')
    rmSync(whole, { recursive: true, force: true })
    cpSync(join(folder, 'node_modules'), whole, { recursive: true, verbatimSymlinks: true })
    rmSync(join(root, 'node_modules'), { recursive: true, force: true })
    renameSync(whole, join(root, 'node_modules'))
  }
  return result
}

/** The npm that runs us, or the first in PATH. */
function npm(root, folder) {
  const running = process.env.npm_execpath
  const known = running && basename(running) === 'npm-cli.js'
  return run(known ? process.execPath : 'npm', known ? [running, ...INSTALL] : INSTALL, {
    cwd: folder,
    env: { ...process.env, ...withoutDownloads(root) },
    shell: process.platform === 'win32' && !known, // there it is a batch file
  })
}

/** Two things would be fetched that are here: Prisma's engine (npm 10 knows no allowScripts), the headers of Node. */
function withoutDownloads(root) {
  const prefix = dirname(dirname(process.execPath))
  const hasHeaders = existsSync(join(prefix, 'include/node/node_version.h'))
  return {
    PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'prisma/engine.mjs'),
    ...(hasHeaders && !process.env.npm_config_nodedir && { npm_config_nodedir: prefix }),
  }
}
