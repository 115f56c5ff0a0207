import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Test files share the modules they import: loading and compiling these anew for each took more than half of the
    // run. What a test changes lives in fixtures, so it finds nothing of another's: modules keep caches alone.
    isolate: false,
    // Left alone, one worker runs them all on two cores: 11 minutes where two take 8. Many wait for a disk or a browser.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    globalSetup: ['tests/support/templates.ts'],
    setupFiles: ['tests/support/quiet.ts'],
  },
})
