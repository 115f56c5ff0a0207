// What a text is followed in: a thread of its own, kept by kept-thread.ts.
import { parentPort } from 'node:worker_threads'
import { carryOver, type ToCarry } from '../domain/carrying.js'

parentPort?.on('message', (work: ToCarry) => parentPort?.postMessage(carryOver(work)))
