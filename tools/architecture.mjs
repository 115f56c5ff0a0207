// Draws which folder imports which, from the code, into docs/architecture.md.
// Usage: node tools/architecture.mjs [--print]   --print: to stdout, and the page stays as it is
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import rules from '../.dependency-cruiser.mjs'

const BEGIN = '<!-- The picture is drawn from the code: npm run architecture -->\n'
const END = '<!-- End of the picture -->\n'

// What belongs together on the page; a folder that is not named here is drawn by itself.
const FRAMES = { web: 'src/web', db: 'src/db' }

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root) // dependency-cruiser names files from here

const picture = draw(await imports())
if (process.argv.includes('--print')) process.stdout.write(picture)
else write(join(root, 'docs/architecture.md'), picture)

/** @returns {Promise<Map<string, boolean>>} by `from to`: whether the program needs it when it runs, not only its types */
async function imports() {
  const { output } = await cruise(['src', 'seed'], rules.options, rules.options.enhancedResolveOptions, {
    tsConfig: extractTSConfig('tsconfig.json'),
  })
  const found = new Map()
  for (const { source, dependencies } of output.modules.filter(({ source }) => isOurs(source))) {
    for (const { resolved, dependencyTypes } of dependencies.filter(({ resolved }) => isOurs(resolved))) {
      const [from, to] = [placeOf(source), placeOf(resolved)]
      const runs = !dependencyTypes.includes('type-only')
      if (from !== to) found.set(`${from} ${to}`, runs || found.get(`${from} ${to}`) === true)
    }
  }
  return found
}

function isOurs(path) {
  return /^(src|seed)\//.test(path)
}

/** A folder; directly in src/, the file. */
function placeOf(path) {
  const folder = dirname(path).replace(/^(src\/db\/generated)\/.*/, '$1')
  return folder === 'src' ? path : folder
}

function draw(found) {
  const edges = [...found].map(([key, runs]) => [...key.split(' '), runs])
  const places = [...new Set(edges.flatMap(([from, to]) => [from, to]))].toSorted()
  const frameOf = (place) => Object.keys(FRAMES).find((name) => `${place}/`.startsWith(`${FRAMES[name]}/`))
  const node = (place) => `${idOf(place)}["${place}"]`
  return [
    '```mermaid',
    'flowchart TD',
    ...places.filter((place) => !frameOf(place)).map((place) => `  ${node(place)}`),
    ...Object.keys(FRAMES).flatMap((name) => [
      `  subgraph ${name}`,
      ...places.filter((place) => frameOf(place) === name).map((place) => `    ${node(place)}`),
      '  end',
    ]),
    ...edges.map(([from, to, runs]) => `  ${idOf(from)} ${runs ? '-->' : '-.->'} ${idOf(to)}`).toSorted(),
    '```',
    '',
  ].join('\n')
}

function idOf(place) {
  return place.replaceAll(/\W/g, '_')
}

function write(file, picture) {
  const page = readFileSync(file, 'utf8')
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (begin === -1 || end === -1) throw new Error(`${file} has lost the two lines around its picture`)
  writeFileSync(file, `${page.slice(0, begin + BEGIN.length)}\n${picture}\n${page.slice(end)}`)
}
