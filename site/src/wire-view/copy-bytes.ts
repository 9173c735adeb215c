/** Bytes as text that can be pasted elsewhere: hex, text, and a command that sends them again. */
import type { DataRecord, Endpoint } from '@wireside/labs-server/wire/record.ts';

/** `32 30 0d 0a`, 16 bytes a line. */
export function toHex(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += 16) {
    lines.push(Array.from(bytes.subarray(at, at + 16), hexByte).join(' '));
  }
  return lines.join('\n');
}

export function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** UTF-8; what is not UTF-8 becomes U+FFFD. */
export function toText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

/** A shell's `printf` that prints exactly these bytes: everything but plain text as octal escapes. */
export function toPrintf(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => {
    if (byte === 13) return '\\r';
    if (byte === 10) return '\\n';
    const char = String.fromCharCode(byte);
    const plain = byte >= 32 && byte < 127 && !`\\%'`.includes(char);
    return plain ? char : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `printf '${text.join('')}'`;
}

/** Sends what the client sent again, or serves what the server sent to the next one who connects to port 8000. */
export function toNetcat({ direction }: DataRecord, bytes: Uint8Array, server: Endpoint): string {
  return direction === 'client-to-server'
    ? `${toPrintf(bytes)} | nc ${server.address} ${server.port}`
    : `${toPrintf(bytes)} | nc -l 8000`;
}

/** The parts of a request that curl needs. */
interface RequestText {
  readonly method: string;
  readonly target: string;
  readonly fieldLines: readonly string[];
  readonly body: string;
}

/** Field lines that curl writes itself. */
const ownFieldLine = /^(host|connection|content-length|transfer-encoding|accept-encoding):/i;

/** The request in these bytes as a curl command; null when they do not begin with a whole request head. */
export function toCurl(bytes: Uint8Array, server: Endpoint, insideTls: boolean): string | null {
  const request = requestTextOf(toText(bytes));
  if (request === null) return null;
  const host = server.address.includes(':') ? `[${server.address}]` : server.address;
  const url = `${insideTls ? 'https' : 'http'}://${host}:${server.port}${request.target}`;
  const parts = ['curl --no-buffer --include', shellQuote(url)];
  if (request.method !== 'GET') parts.push(`--request ${shellQuote(request.method)}`);
  for (const line of request.fieldLines) {
    if (!ownFieldLine.test(line)) parts.push(`--header ${shellQuote(line)}`);
  }
  if (request.body !== '') parts.push(`--data-raw ${shellQuote(request.body)}`);
  return parts.join(' \\\n  ');
}

function requestTextOf(text: string): RequestText | null {
  const headEnd = text.indexOf('\r\n\r\n');
  const [requestLine, ...fieldLines] = text.slice(0, Math.max(headEnd, 0)).split('\r\n');
  const found = /^([!#$%&'*+.^_`|~\w-]+) (\/\S*) HTTP\/1\.[01]$/.exec(requestLine ?? '');
  const [, method, target] = found ?? [];
  if (method === undefined || target === undefined) return null;
  return { method, target, fieldLines, body: text.slice(headEnd + 4) };
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
