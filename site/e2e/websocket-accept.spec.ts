/** Sec-WebSocket-Accept, step by step: the value that proves that the handshake was understood. */
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath } from './support/lab.ts';

test('handshake-accept: a student can find both mistakes of the 2019 slide', async ({
  page,
  lab,
}) => {
  await page.goto(lab.url + webSocketPath);
  const card = page.getByRole('region', { name: 'Sec-WebSocket-Accept', exact: true });
  await card.scrollIntoViewIfNeeded();
  await expect(card).toContainText('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  await card.getByRole('button', { name: 'The value on the slide of 2019' }).click();
  const compared = card.getByRole('status');
  await expect(compared).toContainText('number 26: the digit 0 instead of the capital letter O');
  await card.getByRole('radio', { name: 'GUID: slide of 2019' }).check();
  await expect(card).toContainText('B+uvkirVlXkQT4tM7HfDM/5rBwM=');
  await expect(compared).toContainText('characters differ: another text was hashed');
});

test('a student can follow the steps for the key of the handshake just seen', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Upgrade answer', webSocketPath);
  await runToEnd(bench, 'Open a WebSocket');
  const bytes = bench.getByRole('region', { name: 'the bytes that went out' });
  // The run is over when script has heard; the records come a little later.
  await expect(bytes).toContainText(/Accept: \S{28}/);
  const wentOut = await bytes.innerText();
  const accept = /Accept: (\S{28})/.exec(wentOut)?.[1] ?? '';
  expect(accept).toHaveLength(28);
  const card = page.getByRole('region', { name: 'Sec-WebSocket-Accept', exact: true });
  await card.scrollIntoViewIfNeeded();
  await expect(card).toContainText(accept);
  await card.getByLabel('Sec-WebSocket-Key').fill('c2hvcnQ=');
  await expect(card).toContainText('5 bytes in base64; a server expects 16.');
  await card.getByRole('button', { name: 'Key of the newest handshake' }).click();
  await expect(card).toContainText(accept);
});
