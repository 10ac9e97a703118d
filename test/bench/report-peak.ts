// Loaded into a measured process with --import: says at its end how much memory it held at most.
import { writeSync } from 'node:fs'

// In kilobytes on every platform.
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
