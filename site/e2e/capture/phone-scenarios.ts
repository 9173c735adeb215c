/** The benches of SIP and Jingle. */
import type { Locator } from '@playwright/test';
import type { Scenario } from './scenario.ts';

const seenOf = (bench: Locator) => bench.getByRole('region', { name: 'What script saw' });
const press = (bench: Locator, name: string) =>
  bench.getByRole('button', { name, exact: true }).click();

/** By bench id. */
export const phoneScenarios: Readonly<Record<string, Scenario>> = {
  'sip-phone': {
    shown: async (bench) => {
      const seen = seenOf(bench);
      await seen.getByText('alice: connected').waitFor();
      await press(bench, 'Register');
      await seen.getByText('alice: registered').waitFor();
      await bench.getByRole('combobox', { name: 'whom alice calls' }).selectOption('ringing');
      await press(bench, 'Call');
      await seen.getByText('alice: progress').waitFor();
      await press(bench, 'Cancel the call');
      await seen.getByText('alice: failed: Canceled').waitFor();
      await bench.getByRole('combobox', { name: 'whom alice calls' }).selectOption('bob');
      await press(bench, 'Call');
      await seen.getByText('alice: data channel chat is open').waitFor();
      await press(bench, 'Send Hello');
      await seen.getByText(/^alice: message "Hello/).waitFor();
      await press(bench, 'Hang up');
      await seen.getByText('alice: ended: Terminated').waitFor();
    },
  },
  'jingle-phone': {
    shown: async (bench) => {
      const seen = seenOf(bench);
      await seen.getByText(/^bound to/).waitFor();
      await press(bench, 'Ask Bob what he can do');
      await seen.getByText('urn:xmpp:jingle:1', { exact: true }).waitFor();
      await press(bench, 'Call Bob');
      await seen.getByText('data channel chat is open').waitFor();
      await press(bench, 'Send Hello');
      await seen.getByText(/^message "Hello/).waitFor();
      await press(bench, 'Terminate');
      await seen.getByText('ended', { exact: true }).waitFor();
    },
  },
};
