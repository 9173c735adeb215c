/** What the command line of `npm run decode` asks for. */
import { parseHex } from '../../wire/field/parse-hex.ts';

/** Bytes to decode, or the message that says what is wrong. */
export type DecodeArguments =
  | { readonly format: string; readonly bytes: Uint8Array; readonly atEnd: boolean }
  | { readonly problem: string };

/**
 * Reads `words`, the arguments after the command. `readFile` gives the bytes of a path, or `null` where there is no such
 * file. A file whose name ends in `.hex` holds hex; any other file is taken as it is.
 */
export function readDecodeArguments(
  words: readonly string[],
  formats: readonly string[],
  readFile: (path: string) => Uint8Array | null,
): DecodeArguments {
  const atEnd = words.includes('--at-end');
  const [format, ...inputs] = words.filter((word) => word !== '--at-end');
  if (format === undefined || inputs.length === 0) return { problem: usage(formats) };
  if (!formats.includes(format)) {
    return { problem: `There is no format "${format}".\n${usage(formats)}` };
  }
  const input = inputs.join(' ');
  const file = readFile(input);
  if (file !== null && !input.endsWith('.hex')) return { format, bytes: file, atEnd };
  const bytes = parseHex(file === null ? input : new TextDecoder().decode(file));
  if (bytes !== null) return { format, bytes, atEnd };
  const what = file === null ? `"${input}" is neither a file nor` : `${input} does not hold`;
  return { problem: `${what} hex: two digits a byte, as in "0d 0a".\n${usage(formats)}` };
}

function usage(formats: readonly string[]): string {
  return `Usage: npm run decode -- <format> <hex|file> [--at-end]

  <format>   ${formats.join(', ')};
             conversation takes a trace file, or one direction of a connection
  <hex>      bytes, for instance "35 0d 0a 68 65 6c 6c 6f 0d 0a"
  <file>     a file with the bytes; one that ends in .hex holds hex and # comments
  --at-end   no bytes follow: what is incomplete becomes malformed, or is dropped

Example: npm run decode -- chunked 350d0a68656c6c6f0d0a`;
}
