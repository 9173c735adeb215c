/** Labs behind the intermediary, which dials the same server again. */
import { createGauge, type Gauge } from '../../labs/testing/gauge.ts';
import { type LabServer, startLabServer } from '../../labs/testing/lab-server.ts';
import type { Lab, LabContext } from '../../labs/lab.ts';
import { createIntermediary } from '../intermediary.ts';
import type { Dial } from '../../tap/dial-registry.ts';
import type { IntermediaryOptions } from '../intermediary-options.ts';
import { createUpgradeIntermediary } from '../upgrade-intermediary.ts';

/** The origin that the server allows before the intermediary. */
export const edge = 'http://edge.test';

export interface ViaServer extends LabServer {
  /** The dials that were registered since the test cleared them. */
  readonly dials: (Dial & { readonly localPort: number })[];
  /** How many second hops are open. */
  readonly openDials: Gauge;
  /** Where the intermediary dials; null is this server itself. */
  upstreamPort: number | null;
}

export async function startViaServer(labs: readonly Lab[]): Promise<ViaServer> {
  const dials: ViaServer['dials'] = [];
  const openDials = createGauge();
  const optionsOf = (context: LabContext): IntermediaryOptions => ({
    ...context,
    upstream: () => ({ host: '127.0.0.1', port: viaServer.upstreamPort ?? server.port }),
    registerDial(localPort, dial) {
      dials.push({ ...dial, localPort });
      openDials.add(1);
      return () => openDials.add(-1);
    },
  });
  const server: LabServer = await startLabServer(labs, {
    beforeUpgrade: (context) => createUpgradeIntermediary(optionsOf(context)),
    before: (context) => {
      const intermediary = createIntermediary(optionsOf(context));
      return (request, response, next) => {
        if (request.url.includes('via=')) response.setHeader('Access-Control-Allow-Origin', edge);
        void intermediary(request, response, next);
      };
    },
  });
  const viaServer: ViaServer = { ...server, dials, openDials, upstreamPort: null };
  return viaServer;
}
