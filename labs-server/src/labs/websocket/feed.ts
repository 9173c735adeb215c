/** The run's feed on a WebSocket: one text message for each event. */
import type { webSocketEndpoints } from '../../../wire/mechanisms/websocket.ts';
import type { FeedEvent } from '../../feed/feed.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { serverFrame } from '../server-frame.ts';
import type { Upgrade } from '../upgrade.ts';
import { closeCode } from '../web-socket.ts';

/** Of each event once, however many connections get it. */
const frames = new WeakMap<FeedEvent, Uint8Array>();

function frameOf(event: FeedEvent): Uint8Array {
  const known = frames.get(event);
  if (known !== undefined) return known;
  const frame = serverFrame(Buffer.from(JSON.stringify(event)), true);
  frames.set(event, frame);
  return frame;
}

export function openFeed(
  context: LabContext,
  upgrade: Upgrade,
  { since }: QueryOf<typeof webSocketEndpoints.feed>,
): void {
  const { session, run, connection } = context.callerOf(upgrade.request);
  acceptWebSocket(context, upgrade, {}, (socket) => {
    const close = (reason: string): void => socket.close(closeCode.normal, reason);
    const stop = context.feeds
      .get(session, run)
      .subscribe({ mechanism: 'websocket', connection }, since, {
        // One that is too slow is closed by `send`, and the rest is not for it.
        onEvents: (events) => {
          if (!events.every((event) => socket.sendFrame(frameOf(event)))) stop();
        },
        onReset: (range) => void socket.send(JSON.stringify({ reset: range })),
        onComplete: () => close('the feed is complete'),
        onDropped: () => close('the session is over, or has newer runs'),
      });
    socket.onClose(stop);
  });
}
