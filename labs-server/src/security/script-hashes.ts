/** The inline scripts of a built page, as sources of its Content-Security-Policy. */
import { createHash } from 'node:crypto';

const scriptElement = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi;
const hasSource = /\ssrc\s*=/i;
/** Data blocks are not run, so they need no permission (HTML section 4.12.1). */
const dataBlock = /\stype\s*=\s*["']?(?!module|text\/javascript|application\/javascript)[a-z]/i;

/** CSP Level 3 section 2.3.1: `'sha256-<base64>'` for each script that the page holds itself, without repeats. */
export function scriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(scriptElement)) {
    if (hasSource.test(attributes) || dataBlock.test(attributes)) continue;
    // HTML's parser turns CRLF and CR into LF before the script is hashed.
    const normalised = text.replace(/\r\n?/g, '\n');
    hashes.add(`'sha256-${createHash('sha256').update(normalised).digest('base64')}'`);
  }
  return [...hashes];
}
