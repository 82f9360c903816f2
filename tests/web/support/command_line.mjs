// The command line beside the browser: what an office does with files there.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The program: ASAH_CLI, else the one that the tests build, else tools/asah, which builds it. */
export function program(root) {
  const built = join(root, 'build/native/asah');
  return process.env.ASAH_CLI ?? (existsSync(built) ? built : join(root, 'tools/asah'));
}

/** Runs `asah ...words` in a folder; resolves to what it printed. A failure fails the case. */
export async function asah(root, folder, ...words) {
  const { stdout } = await run(program(root), words, { cwd: folder, maxBuffer: 1 << 26 });
  return stdout;
}
