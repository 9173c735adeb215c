/** A call with Bob, and everything that crosses its one pair of addresses. */
import { openBench } from './support/bench.ts';
import { expect, test, webRtcPath } from './support/lab.ts';

test('one-five-tuple: a student calls Bob, sees STUN, DTLS and SRTP on one pair of addresses, and opens what was decrypted', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'Live · one pair of addresses', webRtcPath);
  await bench.getByLabel('message').fill('What did I send?');
  await bench.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(bench.getByText(/Bob answered “What did I send\?”/).first()).toBeVisible();
  const bytes = bench.getByRole('table', { name: /The first byte tells/ });
  for (const row of [/^0–3 STUN [1-9]/, /^20–63 DTLS [1-9]/, /^128–191 SRTP, SRTCP [1-9]/]) {
    await expect(bytes.getByRole('row', { name: row })).toBeVisible();
  }
  const steps = bench.getByRole('region', { name: 'The call in order' });
  await steps.getByRole('button', { name: 'A message', exact: true }).click();
  await expect(bench.getByText('decrypted SCTP packet').first()).toBeVisible();
  await expect(bench.getByText(/What did I send\?/).last()).toBeVisible();
  expect(pageErrors).toEqual([]);
});
