/** Bob for the tests of labs: real, but nobody watches his datagrams, and no name is looked up. */
import { createPeers, type ServerPeers } from '../../peer/lab-peers.ts';
import type { Clock, LabContext } from '../lab.ts';

/** @param onEnd who is called when the session ends */
export function createTestPeers(
  clock: Clock,
  callerOf: LabContext['callerOf'],
  onEnd: Set<() => void>,
): ServerPeers {
  return createPeers({
    clock,
    stunServer: () => null,
    resolve: async () => null,
    hostOf: (request) => ({
      session: callerOf(request).session,
      run: callerOf(request).run,
      signaledFrom: request.socket.remoteAddress ?? null,
      openFlow: () => ({ tell: () => {}, tellDecrypted: () => {}, close: () => {} }),
      spend: () => true,
      tellLimit: () => {},
      whenSessionEnds(callback) {
        onEnd.add(callback);
        return () => void onEnd.delete(callback);
      },
    }),
  });
}
