/** Verifies the database that its argument names, and prints what that took. */
import { dirname } from 'node:path'
import { verifyRecord } from '../src/db/verification/verify.js'
import { projectRoot } from '../src/project-root.js'

const [file = ''] = process.argv.slice(2)
const idle = process.resourceUsage().maxRSS
const began = performance.now()
const verification = await verifyRecord({ file, root: projectRoot(), dataDir: dirname(file), heads: [] })
const seconds = ((performance.now() - began) / 1000).toFixed(1)
const megabytes = (kilobytes: number) => `${Math.round(kilobytes / 1024)} MB`
const memory = `peak RSS ${megabytes(process.resourceUsage().maxRSS)}, of which ${megabytes(idle)} before it began`
const what = verification.holds ? `${verification.verified.lines} lines hold` : verification.fault
process.stdout.write(`verify: ${what}, ${seconds} s, ${memory}\n`)
