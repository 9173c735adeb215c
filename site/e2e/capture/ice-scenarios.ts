/** The benches of ICE, STUN and TURN. */
import type { Scenario } from './scenario.ts';

/** By bench id. */
export const iceScenarios: Readonly<Record<string, Scenario>> = {
  'ice-view': {
    // With a relay all three types of candidates come.
    prepare: async (bench) => {
      const server = bench.getByRole('combobox', { name: 'server', exact: true });
      await server.selectOption({ label: 'TURN over UDP' });
    },
    shown: async (bench) => {
      await bench
        .getByText(/^Connected after/)
        .first()
        .waitFor();
      await bench
        .getByText(/[3-9] consent requests/)
        .first()
        .waitFor();
    },
  },
};
