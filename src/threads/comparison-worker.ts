// What two texts are compared in: a thread of its own, kept by kept-thread.ts.
import { parentPort } from 'node:worker_threads'
import { compareTexts, type ToCompare } from '../domain/text-difference.js'

parentPort?.on('message', (work: ToCompare) => parentPort?.postMessage(compareTexts(work)))
