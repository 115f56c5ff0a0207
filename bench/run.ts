import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { projectRoot } from '../src/project-root.js'
import { startApp } from './app.js'
import { FEWEST_CLAIMS, makeDesk } from './desk.js'
import { send, takeTurn, type Turn } from './drive.js'
import type { FloorAnswer } from './floor-program.js'
import { start, type Running } from './processes.js'
import { scenariosOf, type Scenario } from './scenarios.js'
import { measureVerify } from './verify.js'
import { tableOf, type Measured } from './table.js'

const HELP = `Usage: npm run bench -- [options]

  --claims <n>      size of the scratch database, at least ${FEWEST_CLAIMS}; 10000
  --rounds <n>      how often app and floor take turns; 3
  --seconds <n>     length of a turn; 1
  --only <words>    only the scenarios whose name begins so
  --verify          only make the database, and measure how long it takes to verify it
  --profile <dir>   have node write a CPU profile of the app into this folder
`

/** How long V8 goes on compiling what is new to it, on other threads and at a tenth of the CPU. In milliseconds. */
const WARM_UP = 4000

const { values } = parseArgs({
  options: {
    claims: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
    verify: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

if (values.help) process.stdout.write(HELP)
else await bench()

async function bench(): Promise<void> {
  const [claims, rounds, seconds] = [Number(values.claims), Number(values.rounds), Number(values.seconds)]
  if (!(claims >= FEWEST_CLAIMS && rounds >= 1 && seconds > 0)) {
    process.stderr.write(HELP)
    process.exitCode = 2
    return
  }
  const folder = await mkdtemp(join(tmpdir(), 'tickmark-bench-'))
  try {
    const file = join(folder, 'tickmark.db')
    const began = performance.now()
    const desk = await makeDesk(file, projectRoot(), claims)
    say(`${claims} claims in ${((performance.now() - began) / 1000).toFixed(1)} s, Node ${process.version}`)
    if (values.verify) {
      say(await measureVerify(file))
      return
    }
    const scenarios = scenariosOf(desk).filter(({ name }) => name.startsWith(values.only))
    say(tableOf(await measure(folder, file, scenarios, { rounds, turn: seconds * 1000 })))
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function measure(
  folder: string,
  file: string,
  scenarios: readonly Scenario[],
  { rounds, turn }: { readonly rounds: number; readonly turn: number },
): Promise<readonly Measured[]> {
  const running: Running[] = []
  try {
    const app = await startMeasured(folder, file)
    running.push(app)
    const floor = await startFloor(folder, app, scenarios)
    running.push(floor)
    return await alternate(app, floor, scenarios, { rounds, turn })
  } finally {
    await Promise.all(running.map((server) => server.stop()))
  }
}

async function startMeasured(folder: string, file: string): Promise<Running> {
  const profiling = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`]
  const began = performance.now()
  const app = await startApp(folder, file, profiling)
  say(`app: listens after ${Math.round(performance.now() - began)} ms, ${app.cpu()} ms of CPU\n`)
  return app
}

/** The floor answers with the bytes that the app sends. */
async function startFloor(folder: string, app: Running, scenarios: readonly Scenario[]): Promise<Running> {
  const answers: FloorAnswer[] = []
  for (const { sample } of scenarios.filter(({ sample }) => sample.method === 'GET')) {
    const { body } = await send(app, sample)
    answers.push({ path: sample.path, body: body.toString() })
  }
  const list = join(folder, 'floor.json')
  await writeFile(list, JSON.stringify(answers))
  const program = join(import.meta.dirname, 'floor-program.ts')
  // Loaded as this program was, so that it can be TypeScript too.
  return start([...process.execArgv, program, list], { cwd: projectRoot(), env: {} })
}

/** App and floor take turns, so that what else the machine does meets both, and after a round that only warms up. */
async function alternate(
  app: Running,
  floor: Running,
  scenarios: readonly Scenario[],
  { rounds, turn }: { readonly rounds: number; readonly turn: number },
): Promise<readonly Measured[]> {
  const measured = scenarios.map((scenario) => ({ scenario, app: [] as Turn[], floor: [] as Turn[] }))
  for (let round = 0; round <= rounds; round += 1) {
    for (const each of measured) {
      const { scenario } = each
      const ofApp = await takeTurn(app, scenario, round === 0 ? Math.max(turn, WARM_UP) : turn)
      const ofFloor = await takeTurn(floor, { ...scenario, next: () => scenario.sample }, turn)
      if (round === 0) continue
      each.app.push(ofApp)
      each.floor.push(ofFloor)
    }
  }
  return measured
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
