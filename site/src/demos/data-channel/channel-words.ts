/** What the channels come to, in words. */
import type { Burst, ChannelLine, OtherSide } from './channel-report.ts';

export const sideWords: Readonly<Record<OtherSide, string>> = {
  page: 'a second connection of this page',
  bob: 'Bob, in the lab server',
};

/** `Alice → chat: “hello”` */
export function lineWords({ who, what, channel, text }: ChannelLine, side: OtherSide): string {
  const name = who === 'alice' ? 'Alice' : side === 'bob' ? 'Bob' : 'the other side';
  const between = { sent: '→', got: '←', event: '·', error: '✗' }[what];
  return `${name} ${between} ${channel}: ${text}`;
}

/** One sentence about a burst. */
export function burstWords({ kind, of, arrived, overtaken, side }: Burst): string {
  const way = side === 'bob' ? 'came back from Bob' : 'arrived';
  const order = overtaken === 0 ? 'in the order of sending' : `${overtaken} of them overtaken`;
  const missing = arrived === of ? 'all' : `${arrived}`;
  return `${kind}: ${missing} of ${of} ${way}, ${order}.`;
}
