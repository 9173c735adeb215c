/** The chunk microscope: typed chunks, one wrong digit, and three witnesses of the same bytes. */
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test } from './support/lab.ts';

test('a student can cut a body into chunks, and see sizes in octets', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Chunk microscope');
  const response = bench.getByLabel(/the response, byte for byte/);
  await expect(response).toHaveValue(/\n25\nThis is the data in the first chunk\n\n1A\n/);
  await bench.getByLabel('body', { exact: true }).fill('řeka');
  await bench.getByLabel(/chunk sizes/).fill('3');
  await expect(response).toHaveValue(/\n3\nře\n2\nka\n0\n\n$/);
  await runToEnd(bench, 'Send');
  const script = bench.getByRole('region', { name: 'What script sees' });
  await expect(script).toContainText('status 200');
  await expect(script).toContainText('done: the body is complete');
  const decoder = bench.getByRole('region', { name: 'What our decoder reads' });
  await expect(decoder).toContainText('chunk 0x3');
  await expect(decoder).toContainText('last-chunk');
  const devTools = bench.getByRole('region', { name: 'What DevTools say' });
  await expect(devTools).toContainText('the response is fine');
});

test('a student can break one digit, and compare three witnesses', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Chunk microscope');
  const response = bench.getByLabel(/the response, byte for byte/);
  await response.fill((await response.inputValue()).replace('\n25\n', '\n24\n'));
  await runToEnd(bench, 'Send');
  const script = bench.getByRole('region', { name: 'What script sees' });
  await expect(script).toContainText(/TypeError: (Failed to fetch|network error)/);
  await expect(script).not.toContainText(/chunk/i);
  const decoder = bench.getByRole('region', { name: 'What our decoder reads' });
  await expect(decoder).toContainText(/RFC 9112 §7\.1/);
  const devTools = bench.getByRole('region', { name: 'What DevTools say' });
  await expect(devTools).toContainText('net::ERR_INVALID_CHUNKED_ENCODING');
});

test('a student is told when the CORS line is missing', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Chunk microscope');
  const response = bench.getByLabel(/the response, byte for byte/);
  const text = await response.inputValue();
  await response.fill(text.replace('Access-Control-Allow-Origin: *\n', ''));
  await runToEnd(bench, 'Send');
  const script = bench.getByRole('region', { name: 'What script sees' });
  await expect(script).toContainText('TypeError: Failed to fetch');
  const devTools = bench.getByRole('region', { name: 'What DevTools say' });
  await expect(devTools).toContainText('No Access-Control-Allow-Origin header');
});
