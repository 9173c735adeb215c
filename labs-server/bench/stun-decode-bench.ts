/** How fast messages of STUN and TURN are decoded, every field named, as the wire view and the server need it. */
import { readFileSync } from 'node:fs';
import { decodeTurnUnit } from '../wire/turn/decode-unit.ts';
import { encodeChannelData } from '../wire/turn/encode-channel-data.ts';
import type { BenchOptions, Report } from './report.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

const messagesOfRun = 20_000;
const fewestRuns = 5;

/** A file of the decoder's own tests. */
function fixture(name: string): Uint8Array {
  const text = readFileSync(new URL(`../wire/stun/fixtures/${name}`, import.meta.url), 'utf8');
  return Buffer.from(text.replaceAll(/^#.*$/gm, '').replaceAll(/\s/g, ''), 'hex');
}

/** Seconds of CPU time. @throws when it is not decoded as a whole */
function timeOf(bytes: Uint8Array): number {
  const start = process.cpuUsage();
  for (let count = 0; count < messagesOfRun; count += 1) {
    const { status } = decodeTurnUnit(bytes, { atEnd: true }, 'datagram');
    if (status !== 'complete') throw new Error(`the message is ${status}`);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function measure(title: string, bytes: Uint8Array, seconds: number): readonly string[] {
  timeOf(bytes);
  const times: number[] = [];
  const untilMs = performance.now() + seconds * 1000;
  while (times.length < fewestRuns || performance.now() < untilMs) times.push(timeOf(bytes));
  const perSecond = messagesOfRun / median(times);
  return [title, String(bytes.length), formatNumber(perSecond), formatNumber(1e6 / perSecond)];
}

export async function benchStunDecode({ seconds }: BenchOptions): Promise<Report> {
  const messages = [
    ['Binding request of RFC 5769 (7 attributes)', fixture('rfc5769-request.hex')],
    ['Binding success response of RFC 5769, IPv4', fixture('rfc5769-response-ipv4.hex')],
    ['ChannelData with 200 bytes', encodeChannelData(0x4000, new Uint8Array(200), 'datagram')],
  ] as const;
  const secondsOfEach = seconds / messages.length;
  return {
    title: 'Decoding STUN and TURN',
    notes: ['by CPU time, with that of garbage collection; medians'],
    table: {
      headers: ['message', 'bytes', 'messages per CPU second', 'µs each'],
      rows: messages.map(([title, bytes]) => measure(title, bytes, secondsOfEach)),
    },
  };
}
