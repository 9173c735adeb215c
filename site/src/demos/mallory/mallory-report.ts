/** What a call by the signaling of the mechanism showed, as plain data. */
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

export const readMalloryReport: FaceReader<MalloryReport> = (value) => {
  const side = (one: Parameters<typeof object>[0]): SideReport => {
    const { own, got, code } = object(one);
    return { own: text(own), got: text(got), code: text(code) };
  };
  return {
    server: text(value['server']),
    alice: orNull(value['alice'], side),
    carol: orNull(value['carol'], side),
    said: list(value['said']).map((one) => {
      const { from, text: words } = object(one);
      const who = text(from);
      if (who !== 'alice' && who !== 'carol' && who !== 'mallory') throw new TypeError('who?');
      return { from: who, text: text(words) };
    }),
    isMallory: orNull(value['isMallory'], text),
  };
};
