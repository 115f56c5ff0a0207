import { makeDesk } from './bench/desk.js'
import { projectRoot } from './src/project-root.js'
await makeDesk('/tmp/vb/tickmark.db', projectRoot(), 28500)
