/** Descriptions that Chromium 156 wrote: the fixtures of the format. */
import { readFileSync } from 'node:fs';
import { readSdp, type SdpDocument } from '../sdp-document.ts';

const fixtures = new URL('../../../../../labs-server/wire/sdp/fixtures/', import.meta.url);

/** The text of a fixture, named without its ending: `browser/chromium-offer`. */
export function fixtureText(name: string): string {
  const hex = readFileSync(new URL(`${name}.hex`, fixtures), 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join(' ');
  return Buffer.from(hex.replaceAll(/\s+/g, ''), 'hex').toString();
}

export function fixtureDocument(name: string): SdpDocument {
  const shown = readSdp(fixtureText(name));
  if (shown === null) throw new Error(`${name} is empty`);
  return shown;
}

/** The row with this text. */
export function rowWith({ rows }: SdpDocument, text: string | RegExp) {
  const row = rows.find(({ line }) =>
    typeof text === 'string' ? line.text === text : text.test(line.text),
  );
  if (row === undefined) throw new Error(`no line ${text}`);
  return row;
}
