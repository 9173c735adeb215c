/** Socket.IO: the real client; by default it begins on long polling, and upgrades to WebSocket. */
import type { io as connect } from 'socket.io-client';
import { socketIoAddress } from '../../socket-io/socket-io-address.ts';
import type { FormatHue } from '../race-hues.ts';
import type { FeedEvent, RaceLane } from '../race-lane.ts';

type Transport = 'polling' | 'websocket';

/** The library, loaded when the lane runs. */
type LoadClient = () => Promise<{ readonly io: typeof connect }>;

const loadClient: LoadClient = () => import('socket.io-client');

export function socketIoLane(
  id: string,
  label: string,
  transports: readonly Transport[],
  origin: 'a' | 'b',
  hue: FormatHue,
  load = loadClient,
): RaceLane {
  return {
    id,
    label,
    hue,
    mechanism: 'socket-io',
    origin,
    async receive(lab, untilId, onEvent) {
      const { io } = await load();
      const url = lab.url('/socket-io/feed/', {}, { origin });
      const { origin: server, ...address } = socketIoAddress(url);
      let since = 0;
      const socket = io(server, {
        ...address,
        transports: [...transports],
        forceNew: true,
        // After a lost connection it goes on where it was.
        auth: (send) => send({ since }),
      });
      return new Promise((resolve, reject) => {
        const end = (): void => {
          socket.close();
          resolve();
        };
        lab.signal.addEventListener('abort', end, { once: true });
        socket.on('event', (event: FeedEvent) => {
          since = event.id;
          onEvent(event);
          if (event.id >= untilId) end();
        });
        // While it is active it connects again by itself.
        socket.on('connect_error', (error) => {
          if (!socket.active) reject(error);
        });
      });
    },
  };
}
