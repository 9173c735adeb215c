/** Ends the connection in a chosen way: what script learns of it is the lesson. */
import type { webSocketApiEndpoints } from '../../../wire/mechanisms/websocket-api.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';

/** "All control frames MUST have a payload length of 125 bytes or less" (RFC 6455 section 5.5); the code takes two. */
const maxReasonBytes = 123;

export function openClosing(
  context: LabContext,
  upgrade: Upgrade,
  { how, code, reason, afterMs }: QueryOf<typeof webSocketApiEndpoints.closing>,
): void {
  const detail = closeProblem(code, reason);
  if (detail !== null) {
    refuseUpgrade(upgrade, { status: 400, code: 'invalid-parameter', detail });
    return;
  }
  acceptWebSocket(context, upgrade, {}, (socket) => {
    const cancel = context.clock.after(afterMs, () => {
      if (how === 'close') socket.close(code, reason);
      else context.cut(upgrade.response, how, 'The lab was asked to end without a Close frame.');
    });
    socket.onClose(cancel);
  });
}

/** Why a Close frame cannot carry this; null when it can. */
function closeProblem(code: number, reason: string): string | null {
  if (!maySend(code)) {
    return `\`code\` is ${code}, which no Close frame may carry (RFC 6455, 7.4). Give 1000 to 1003, 1007 to 1014, or 3000 to 4999.`;
  }
  if (Buffer.byteLength(reason) > maxReasonBytes) {
    return `\`reason\` is longer than ${maxReasonBytes} bytes of UTF-8, which is all that fits into a Close frame (RFC 6455, 5.5). Give a shorter one.`;
  }
  return null;
}

/** RFC 6455 section 7.4.1 and the registry of section 11.7; 1004 is reserved, 1005, 1006 and 1015 are never sent. */
function maySend(code: number): boolean {
  if (code === 1004 || code === 1005 || code === 1006) return false;
  return (code >= 1000 && code <= 1014) || (code >= 3000 && code <= 4999);
}
