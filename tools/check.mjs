// Every gate that a change has to pass, in order of price; stops at the first that fails.
// Usage: node tools/check.mjs [--fast]   --fast: without the browser and crash tests
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const gates = [
  ['set-up', 'tools/setup.mjs'],
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['types', 'node_modules/typescript/bin/tsc'],
  ['templates', 'tools/check-views.mjs'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0'],
  ['import rules', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', 'src', 'seed', 'bench'],
  ['dead code', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['tests', 'node_modules/vitest/vitest.mjs', 'run', '--exclude', 'tests/{browser,crash}/**'],
  ['browser tests', 'node_modules/vitest/vitest.mjs', 'run', 'tests/browser/'],
  ['crash tests', 'node_modules/vitest/vitest.mjs', 'run', 'tests/crash/'],
]
const slow = ['browser tests', 'crash tests']
const chosen = process.argv.includes('--fast') ? gates.filter(([name]) => !slow.includes(name)) : gates

for (const [name, program, ...args] of chosen) {
  console.log(`▸ ${name}`)
  const started = performance.now()
  const { status } = spawnSync(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  if (status !== 0) {
    console.error(`✘ ${name} (${seconds} s)`)
    process.exit(1)
  }
  console.log(`✔ ${name} (${seconds} s)`)
}
