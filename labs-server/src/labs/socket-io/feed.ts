/** The run's feed on Socket.IO: one `event` for each event; a client resumes by the id of the last one it has. */
import type { LabContext } from '../lab.ts';
import type { RunServer } from './run-server.ts';
import type { RunOfServer } from './run-servers.ts';

export function serveFeed(
  context: LabContext,
  server: RunServer,
  { session, run }: RunOfServer,
): void {
  server.io.on('connection', (socket) => {
    const { connection } = context.callerOf(socket.request);
    const since = sinceOf(socket.handshake.auth);
    const leave = (): void => server.end(socket);
    const stop = context.feeds
      .get(session, run)
      .subscribe({ mechanism: 'socket-io', connection }, since, {
        onEvents: (events) => events.forEach((event) => socket.emit('event', event)),
        onReset: (range) => void socket.emit('reset', range),
        onComplete: leave,
        onDropped: leave,
      });
    socket.once('disconnect', stop);
  });
}

/** What the client sent with CONNECT; 0 where it has no event yet. */
function sinceOf(auth: Readonly<Record<string, unknown>>): number {
  const since = auth['since'];
  return typeof since === 'number' && Number.isSafeInteger(since) && since > 0 ? since : 0;
}
