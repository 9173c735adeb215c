/** `npm run new -- <kind> <id>`: writes the files with which something new begins. Plain JavaScript for any Node >= 20. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeNew } from './new/make-new.mjs';
import { Refusal } from './new/refusal.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

try {
  process.stdout.write(`${makeNew(root, process.argv.slice(2)).join('\n')}\n`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
