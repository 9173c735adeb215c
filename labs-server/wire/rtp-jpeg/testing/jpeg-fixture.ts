import { readFileSync } from 'node:fs';
import { type JpegScan, readJpegScan } from '../jpeg-scan.ts';

export function jpegFixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}.jpg`, import.meta.url)));
}

/** The scan of a fixture that RTP can carry. */
export function scanFixture(name: string): JpegScan {
  const reading = readJpegScan(jpegFixture(name));
  if (!reading.ok) throw new Error(`${name}: ${reading.reason}`);
  return reading.scan;
}
