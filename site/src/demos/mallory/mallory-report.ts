/** What a call by the signaling of the mechanism showed, as plain data. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { list, object, orNull, text, type FaceReader } from '../trace-face.ts';

/** What one side knows: its own fingerprint, and that of the description which it got. */
export interface SideReport {
  readonly own: string;
  readonly got: string;
  /** The short code of both. */
  readonly code: string;
}

export interface SaidMessage {
  readonly from: 'alice' | 'carol' | 'mallory';
  readonly text: string;
}

export interface MalloryReport {
  /** `mallory`, `honest` or `chance`: what was chosen. */
  readonly server: string;
  readonly alice: SideReport | null;
  readonly carol: SideReport | null;
  /** What Alice and Carol got, and what Mallory overheard. */
  readonly said: readonly SaidMessage[];
  /** `yes`, `no`; null before it is revealed. */
  readonly isMallory: string | null;
}

export const readMalloryReport: FaceReader<MalloryReport> = (value) => ({
  server: text(value['server']),
  alice: orNull(value['alice'], sideOf),
  carol: orNull(value['carol'], sideOf),
  said: list(value['said']).map(saidOf),
  isMallory: orNull(value['isMallory'], text),
});

function sideOf(value: JsonValue | undefined): SideReport {
  const { own, got, code } = object(value);
  return { own: text(own), got: text(got), code: text(code) };
}

function saidOf(value: JsonValue | undefined): SaidMessage {
  const { from, text: words } = object(value);
  const who = text(from);
  if (who !== 'alice' && who !== 'carol' && who !== 'mallory')
    throw new TypeError('expected a name');
  return { from: who, text: text(words) };
}
