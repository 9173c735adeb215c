/** The benches of WebRTC. Those that can call Bob do: between two connections of one page nothing crosses the lab's sockets. */
import type { Locator } from '@playwright/test';
import type { Scenario } from './scenario.ts';

async function callBob(bench: Locator): Promise<void> {
  const side = bench.getByRole('combobox', { name: 'the other side' });
  await side.selectOption({ label: 'Bob, in the lab server' });
}

export const webRtcScenarios: Readonly<Record<string, Scenario>> = {
  'signaling-call': {
    shown: async (bench) => {
      await bench.getByText(/^Connected, peer to peer/).waitFor();
      await bench.getByRole('button', { name: 'Say', exact: true }).click();
      await bench.getByRole('button', { name: /^Hello/ }).waitFor();
    },
  },
  'data-channels': {
    prepare: callBob,
    shown: async (bench) => {
      await bench.getByText('Alice · chat: open').waitFor();
      await bench.getByRole('button', { name: 'Send text' }).click();
      await bench.getByText('Alice ← chat').waitFor();
    },
  },
  'mini-call': {
    prepare: callBob,
    // The least bit rate, from the beginning: pictures are large.
    shown: async (bench) => {
      await bench.getByRole('slider', { name: 'maxBitrate' }).fill('0');
      await bench
        .getByText(/frames per second leave/)
        .first()
        .waitFor();
    },
  },
};
