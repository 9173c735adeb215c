/** `npm run decode -- <format> <hex|file>`: prints the fields of bytes, one row each. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readDecodeArguments } from './decode-arguments.ts';
import { formatPrinters } from './decode-format.ts';

// Who reads has seen enough, as `head` has after ten lines.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const formats = [...formatPrinters.keys()];
const request = readDecodeArguments(process.argv.slice(2), formats, readFile);
if ('problem' in request) {
  console.error(request.problem);
  process.exitCode = 1;
} else {
  const { format, bytes, atEnd } = request;
  process.stdout.write(formatPrinters.get(format)?.(bytes, atEnd) ?? '');
}

function readFile(path: string): Uint8Array | null {
  try {
    // npm starts scripts in the package's folder; a path is meant from where the user is.
    return readFileSync(resolve(process.env['INIT_CWD'] ?? '', path));
  } catch {
    // No file of this name, or a name that cannot be one, such as a long text of hex digits.
    return null;
  }
}
