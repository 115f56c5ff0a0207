import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './words.mjs'

const BEAT = 2_000 // ms
// Its owner was killed and the process id given to another program, or the machine was switched off.
const SILENT = 60_000 // ms

/**
 * Does the work while no other set-up does: a second one waits.
 *
 * @param {string} file  holds the owner's process id, and is touched as long as it lives
 * @param {() => Promise<void>} work
 */
export async function withLock(file, work) {
  let told = false
  while (!take(file)) {
    const owner = ownerOf(file)
    if (owner !== null && isGone(file, owner)) {
      remove(file, owner)
    } else {
      if (!told) say('Another set-up is running: waiting for it to finish.')
      told = true
      await sleep(100)
    }
  }
  const beat = setInterval(() => touch(file), BEAT)
  try {
    await work()
  } finally {
    clearInterval(beat)
    rmSync(file, { force: true })
  }
}

/** @returns {boolean} false when somebody has it */
function take(file) {
  return unless('EEXIST', () => writeFileSync(file, String(process.pid), { flag: 'wx' }) ?? true) ?? false
}

/** @returns {string | null} null when the lock was just released */
function ownerOf(file) {
  return unless('ENOENT', () => readFileSync(file, 'utf8'))
}

function isGone(file, owner) {
  const touched = unless('ENOENT', () => statSync(file).mtimeMs) ?? Date.now()
  if (Date.now() - touched > SILENT) return true
  if (owner === '') return false // created, its number not yet written
  return unless('ESRCH', () => unless('EPERM', () => process.kill(Number(owner), 0)) ?? true) === null
}

/** Two that wait may both find the owner gone: renaming takes away one lock, and gives it back if it is a new one. */
function remove(file, owner) {
  const aside = `${file}.${process.pid}`
  if (unless('ENOENT', () => renameSync(file, aside) ?? true) === null) return
  if (readFileSync(aside, 'utf8') !== owner) unless('EEXIST', () => linkSync(aside, file))
  rmSync(aside, { force: true })
}

function touch(file) {
  const now = new Date()
  unless('ENOENT', () => utimesSync(file, now, now))
}

/** @returns what `action` returns; null when it fails with this code */
function unless(code, action) {
  try {
    return action()
  } catch (error) {
    if (error.code !== code) throw error
    return null
  }
}
