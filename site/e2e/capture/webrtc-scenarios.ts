/** The scenarios of WebRTC's benches but those of ICE: see `scenarios.ts`. */
import type { Scenario } from './scenario.ts';

export const webRtcScenarios: Readonly<Record<string, Scenario>> = {
  'one-five-tuple': {
    // Pictures are many packets: the first report or wish of RTCP ends the recording.
    shown: async (bench) => {
      const steps = bench.getByRole('region', { name: 'The call in order' });
      await steps.getByRole('button', { name: 'A message' }).waitFor();
      await steps.getByRole('button', { name: 'Report or feedback' }).waitFor();
    },
  },
  whip: {
    // It ends by itself, with DELETE.
    prepare: async (bench) => {
      await bench.getByLabel('restart ICE halfway').check();
    },
  },
  'nat-simulator': {
    // A run in which every check dies, and each at a box that one can name.
    prepare: async (bench) => {
      await bench.getByRole('button', { name: 'Another port for each', exact: true }).click();
      await bench.getByRole('radio', { name: 'They do not connect' }).check();
    },
  },
  'signaling-call': {
    shown: async (bench) => {
      await bench.getByText(/^Connected, peer to peer/).waitFor();
      await bench.getByRole('button', { name: 'Say', exact: true }).click();
      await bench.getByRole('button', { name: /^Hello/ }).waitFor();
    },
  },
  mallory: {
    shown: async (bench) => {
      const alice = bench.getByRole('region', { name: 'Alice', exact: true });
      await alice.getByRole('button', { name: 'Send' }).click();
      await bench.getByText('Mallory read: ').first().waitFor();
    },
  },
};
