// What a text is followed in: a thread of its own, started by carry-over.ts.
import { parentPort, workerData } from 'node:worker_threads'
import { carryOver, type ToCarry } from '../domain/carrying.js'

parentPort?.postMessage(carryOver(workerData as ToCarry))
