/** TURN over TLS, in a browser that trusts the certificate of the lab server. */
import config, { browserFlags } from '../playwright.config.ts';
import { openBench, runToEnd } from './support/bench.ts';
import { expect, startLabServer, test, webRtcPath } from './support/lab.ts';
import { hasRows, wireRows } from './support/wire.ts';

const args = [...browserFlags, '--ignore-certificate-errors'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

test('turn-relay: over TLS the call goes through the relay too, and its bytes are seen as inside TLS', async ({
  page,
}) => {
  const lab = await startLabServer(['--https']);
  try {
    const bench = await openBench(page, lab, 'Live · through the relay', webRtcPath);
    const choice = bench.getByRole('combobox', { name: 'to the server' });
    await choice.selectOption({ label: 'over TLS' });
    await runToEnd(bench);
    await expect(bench.getByText(/went from Alice to Bob, relay to relay/).first()).toBeVisible();
    const proof = bench.getByRole('region', { name: 'What the wire proves' });
    await expect(proof).toContainText(/\d+ × DTLS/);
    await wireRows(bench, hasRows(/^connected to the STUN listener · inside TLS/, 2));
  } finally {
    await lab.stop();
  }
});
