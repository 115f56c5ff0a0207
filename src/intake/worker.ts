// What an article is read in: a thread of its own, which can be ended when it takes too long.
import { parentPort, workerData } from 'node:worker_threads'
import type { Incoming } from './manuscript.js'
import { readManuscript } from './read.js'

parentPort?.postMessage(await readManuscript(workerData as Incoming))
