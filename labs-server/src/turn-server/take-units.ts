/** The units of a stream, wherever its bytes were cut: RFC 8656 section 12.5. */
import { decodeTurnUnit } from '../../wire/turn/decode-unit.ts';
import type { TurnClient } from './turn-client.ts';
import type { TurnServer } from './turn-server.ts';

/**
 * Gives the server each unit that is whole, as a view into `bytes`. Returns how many bytes those were; null where what
 * follows is neither STUN nor ChannelData: nothing after it can be found. The server counts that.
 */
export function takeUnits(
  server: TurnServer,
  client: TurnClient,
  bytes: Uint8Array,
): number | null {
  let taken = 0;
  while (taken < bytes.length) {
    const rest = bytes.subarray(taken);
    const result = decodeTurnUnit(rest, { atEnd: false }, 'stream');
    if (result.status === 'incomplete') return taken;
    if (result.status === 'malformed') {
      server.countMalformed();
      return null;
    }
    server.receiveUnit(client, result, rest.subarray(0, result.byteLength));
    taken += result.byteLength;
  }
  return taken;
}
