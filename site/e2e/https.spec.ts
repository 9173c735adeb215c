/** The whole way over TLS: the page, the runner, the labs, the channel. */
import { openBench, runButton, runToEnd, stopButton, waitForLine } from './support/bench.ts';
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

test('sip-phone: over HTTPS the Via of JsSIP, and that of the messages to type, says WSS', async ({
  page,
}) => {
  const lab = await startLabServer(['--https']);
  const sent: string[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => void sent.push(payload.toString())),
  );
  try {
    const bench = await openBench(page, lab, 'SIP over WebSocket', webRtcPath);
    await runButton(bench, 'Connect').click();
    const seen = bench.getByRole('region', { name: 'What script saw' });
    await expect(seen.getByText('alice: connected')).toBeVisible();
    await bench.getByRole('button', { name: 'Register', exact: true }).click();
    await expect(seen.getByText('alice: registered')).toBeVisible();
    const register = sent.find((text) => text.startsWith('REGISTER')) ?? '';
    expect(register).toContain('Via: SIP/2.0/WSS ');
    expect(register).toContain(';transport=ws>');
    await bench.getByText('Write a message by hand').click();
    await expect(bench.getByRole('textbox', { name: /each line ends in CR LF/ })).toHaveValue(
      /^Via: SIP\/2\.0\/WSS me\.invalid;/m,
    );
    await stopButton(bench).click();
  } finally {
    await lab.stop();
  }
});
