/** Messages of a steady size at a steady rate: what a fast connection looks like on the wire. */
import type { webSocketEndpoints } from '../../../wire/mechanisms/websocket.ts';
import { every } from '../../clock/every.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import type { Upgrade } from '../upgrade.ts';
import { closeCode } from '../web-socket.ts';

/** Messages that are due are sent together, so often: timers are not finer. */
const tickMs = 5;

export function openStream(
  context: LabContext,
  upgrade: Upgrade,
  { perSecond, payloadBytes, count }: QueryOf<typeof webSocketEndpoints.stream>,
): void {
  acceptWebSocket(context, upgrade, {}, (socket) => {
    const startedAtUs = context.clock.monotonicUs();
    let sent = 0;
    const stop = every(context.clock, tickMs, () => {
      const passedUs = context.clock.monotonicUs() - startedAtUs;
      const due = Math.min(count, Math.floor((passedUs * perSecond) / 1_000_000));
      while (sent < due) {
        sent += 1;
        if (!socket.send(`message ${sent} `.padEnd(payloadBytes, '.'))) return;
      }
      if (sent === count) {
        stop();
        socket.close(closeCode.normal, `all ${count} messages were sent`);
      }
    });
    socket.onClose(stop);
  });
}
