/** The whole way over TLS: the page, the runner, the labs, the channel. */
import config from '../playwright.config.ts';
import { openBench, runToEnd, waitForLine } from './support/bench.ts';
import { expect, startLabServer, test, webRtcPath } from './support/lab.ts';

// What a student does once who goes on after the warning.
test.use({ ignoreHTTPSErrors: true });

test('a student can run a bench over HTTPS, and sees on the wire that the bytes were inside TLS', async ({
  page,
}) => {
  const lab = await startLabServer(['--https']);
  try {
    const bench = await openBench(page, lab, 'Live · your own response');
    await runToEnd(bench);
    await waitForLine(bench, /./);
    await expect(bench.getByText(/connected to lab A · inside TLS/).first()).toBeVisible();
    expect(await page.evaluate(() => isSecureContext && location.protocol)).toBe('https:');
  } finally {
    await lab.stop();
  }
});

test.describe('a browser that trusts the certificate', () => {
  const { launchOptions } = config.use ?? {};
  const args = [...(launchOptions?.args ?? []), '--ignore-certificate-errors'];
  test.use({ launchOptions: { ...launchOptions, args } });

  test('makes a call through the relay over TLS, whose bytes are seen as inside TLS', async ({
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
      await expect(bench.getByText(/inside TLS/).first()).toBeVisible();
    } finally {
      await lab.stop();
    }
  });
});
