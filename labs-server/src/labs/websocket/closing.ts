/** Ends the connection in a chosen way: what script learns of it is the lesson. */
import type { webSocketApiEndpoints } from '../../../wire/mechanisms/websocket-api.ts';
import { isSendableCloseCode, maxCloseReasonBytes } from '../../../wire/websocket/close-code.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';

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
  if (!isSendableCloseCode(code)) {
    return `\`code\` is ${code}, which no Close frame may carry (RFC 6455, 7.4). Give 1000 to 1003, 1007 to 1014, or 3000 to 4999.`;
  }
  if (Buffer.byteLength(reason) > maxCloseReasonBytes) {
    return `\`reason\` is longer than ${maxCloseReasonBytes} bytes of UTF-8, which is all that fits into a Close frame (RFC 6455, 5.5). Give a shorter one.`;
  }
  return null;
}
