/** The six-connection limit of HTTP/1.1, shown on purpose. */
import { openBench, runButton, stopButton } from './support/bench.ts';
import { expect, test } from './support/lab.ts';

test('six-connections: a student can see six streams open, two wait, and a request hang', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Six connections, eight streams');
  await runButton(bench).click();
  const streams = bench.getByRole('list', { name: 'The eight EventSources' });
  await expect(bench.getByText('6 of 8 are open.')).toBeVisible();
  await expect(bench.getByText(/no answer within 1500 ms/)).toBeVisible();
  await expect(bench.getByText(/^answered \d+ after \d+ ms$/)).toHaveCount(1);
  await expect(streams.getByText('OPEN')).toHaveCount(6);
  await expect(streams.getByText('CONNECTING')).toHaveCount(2);
  await stopButton(bench).click();
  await expect(streams.getByText('CLOSED')).toHaveCount(8);
});
