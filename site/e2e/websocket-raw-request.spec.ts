/** A request by hand: what follows its head, when it may be sent, and what a server misses. */
import type { Locator, Page } from '@playwright/test';
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath, type LabServer } from './support/lab.ts';

const openRequest = (page: Page, lab: LabServer): Promise<Locator> =>
  openBench(page, lab, 'Upgrade request', webSocketPath);
const region = (bench: Locator, name: string): Locator => bench.getByRole('region', { name });

test('a student can say hello behind the handshake, and without waiting for it, as no client may', async ({
  page,
  lab,
}) => {
  const bench = await openRequest(page, lab);
  const answer = region(bench, 'The server’s answer, byte for byte');
  for (const [preset, says] of [
    ['with a frame', '101: from here on both sides speak WebSocket.'],
    ['early frame', 'A client must wait for it (RFC 6455 §4.1)'],
  ] as const) {
    await bench.getByRole('button', { name: preset, exact: true }).click();
    await runToEnd(bench, 'Send');
    await expect(answer).toContainText('\\x81\\x05Hello');
    await expect(bench).toContainText(says);
  }
  const rules = region(bench, 'the request, rule by rule').getByRole('listitem');
  await expect(rules.filter({ hasText: 'Broken' })).toHaveCount(1);
});

test('a student who forgets the empty line is told that the server still waited for it', async ({
  page,
  lab,
}) => {
  const bench = await openRequest(page, lab);
  await bench.getByLabel(/^the request, byte for byte/).fill('GET /chat HTTP/1.1\nHost: a\n');
  await runToEnd(bench, 'Send');
  await expect(bench).toContainText('The empty line is missing');
});
