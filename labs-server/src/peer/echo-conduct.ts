/** What Bob does: his data channels echo, and media are counted and go back. */
import type { CallLimit } from './call-limits.ts';
import type { Conduct } from './conduct.ts';
import { Echo } from './echo.ts';
import { Loopback, type LoopbackOptions } from './loopback.ts';

export function echoConduct(
  options: LoopbackOptions,
  onExcess: (limit: CallLimit) => void,
): Conduct {
  const echo = new Echo(onExcess);
  const loopback = new Loopback(options);
  return {
    get media() {
      return loopback.media;
    },
    get channels() {
      return echo.channels;
    },
    get waitingBytes() {
      return echo.waitingBytes;
    },
    prepareOffer: (connection) => echo.attach(connection.createDataChannel('bob')),
    attachChannel: (channel) => echo.attach(channel),
    attachMedia: (transceiver) => loopback.attach(transceiver),
  };
}
