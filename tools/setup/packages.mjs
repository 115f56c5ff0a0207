import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { install } from './install.mjs'
import { say, SetupError } from './words.mjs'

/** The packages of package-lock.json, in node_modules/. */
export const packages = (root) => ({
  isDone: () => isInstalled(root),

  async run() {
    say('Installing packages (about two minutes the first time)…')
    const { ok, output } = await install(root)
    if (!ok) {
      process.stderr.write(output)
      const missing = missingTools()
      throw new SetupError(
        missing.length === 0
          ? 'The packages could not be installed: see what npm says above.'
          : howToGet(missing),
      )
    }
    if (!isInstalled(root)) {
      throw new SetupError(
        'sqlite3 was installed but not compiled. If npm is set to ignore-scripts: npm rebuild sqlite3 --ignore-scripts=false',
      )
    }
  },
})

/** npm writes node_modules/.package-lock.json at the very end: an interrupted install leaves none. */
function isInstalled(root) {
  const installed = readLock(join(root, 'node_modules/.package-lock.json'))
  if (!installed || !existsSync(join(root, 'node_modules/sqlite3/build/Release/node_sqlite3.node')))
    return false
  const wanted = readLock(join(root, 'package-lock.json'))
  if (!wanted) throw new SetupError('package-lock.json is missing: this is not a whole clone of Tickmark.')
  // What is optional depends on the machine.
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

/** @returns the packages by path; null when there is no such file */
function readLock(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null
}

/** @returns what node-gyp needs and PATH does not have */
function missingTools() {
  const onWindows = process.platform === 'win32'
  const inPath = (name) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .some((folder) => folder !== '' && existsSync(join(folder, onWindows ? `${name}.exe` : name)))
  // Visual Studio's compiler is not in PATH.
  const needed = onWindows
    ? { 'Python 3': ['python3', 'python', 'py'] }
    : { python3: ['python3'], make: ['make'], 'a C++ compiler': ['c++', 'g++', 'clang++'] }
  return Object.keys(needed).filter((name) => !needed[name].some(inPath))
}

function howToGet(missing) {
  return (
    `Compiling sqlite3 needs ${missing.join(', ')}, not found here. ` +
    'Debian, Ubuntu: apt-get install python3 make g++. macOS: xcode-select --install. ' +
    'Windows: Python 3 and the Visual Studio Build Tools with C++.'
  )
}
