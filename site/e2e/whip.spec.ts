/** A page publishes into Bob by WHIP. */
import { openBench } from './support/bench.ts';
import { expect, test, webRtcPath } from './support/lab.ts';
import { ladderRows } from './support/wire.ts';

test('whip: a student publishes a picture with POST, PATCH and DELETE, restarts ICE, and reads what Bob counted', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'Live · publish by WHIP', webRtcPath);
  await bench.getByLabel('restart ICE halfway').check();
  await bench.getByRole('button', { name: 'Run', exact: true }).click();
  const exchanges = bench.getByRole('table', { name: 'HTTP, all there is of signaling' });
  for (const row of [
    /^POST offer, and answer 201/,
    /^PATCH \d+ candidates, the last 204/,
    /^PATCH ICE restart 200/,
    /^DELETE the end 200/,
  ]) {
    await expect(exchanges.getByRole('row', { name: row })).toBeVisible({ timeout: 20_000 });
  }
  const counted = bench.getByRole('table', { name: 'What Bob counted' });
  await expect(counted.getByRole('row', { name: /^codec VP8/ })).toBeVisible();
  await expect(
    counted.getByRole('row', { name: /^frames [1-9]\d+, whole ones [1-9]/ }),
  ).toBeVisible();
  await expect(ladderRows(bench).filter({ hasText: 'DELETE /whip/session/' })).toBeVisible();
  expect(pageErrors).toEqual([]);
});
