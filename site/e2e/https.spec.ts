/** The whole way over TLS: the page, the runner, the labs, the channel. */
import { openBench, runToEnd, waitForLine } from './support/bench.ts';
import { expect, startLabServer, test } from './support/lab.ts';

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
