import { join } from 'node:path'
import { projectRoot } from '../src/project-root.js'
import { start, type Running } from './processes.js'
import { signIn } from './sign-in.js'

/**
 * Starts the built program on a scratch database, with somebody signed in.
 *
 * @param options  what node is given besides
 */
export async function startApp(
  folder: string,
  file: string,
  options: readonly string[] = [],
): Promise<Running> {
  const cookie = await signIn(folder, file)
  const app = await start([...options, join(projectRoot(), 'dist/src/server.js')], {
    cwd: folder,
    env: {
      DATABASE_URL: `file:${file}`,
      DATA_DIR: folder,
      PORT: '0',
      HOST: '127.0.0.1',
      SAMPLE_ARTICLE: 'off',
      WRITES_PER_MINUTE: '1000000',
      READS_PER_MINUTE: '1000000',
      PUBLIC_ORIGIN: '', // set, so that .env does not
      LOG_LEVEL: '',
    },
  })
  return { ...app, cookie }
}
