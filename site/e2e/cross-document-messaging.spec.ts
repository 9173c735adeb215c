/** Cross-document messaging: real documents of two origins, what they hear, and what the wire view draws of it. */
import type { Locator } from '@playwright/test';
import {
  consoleLines,
  editCode,
  openBench,
  preferPlainEditor,
  runToEnd,
  waitForLine,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';
import { messagesOf, way } from './support/page-messages.ts';
import { rowsWith, wireRows, wireTable } from './support/wire.ts';

test('message-2019: a student can see the code of 2019 work, between two lanes and on no socket', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the example of 2019');
  await runToEnd(bench);
  await waitForLine(bench, /^A hears Hello from http:\/\/127\.0\.0\.1:\d+$/);
  const messages = await messagesOf(bench, 2);
  expect(messages.map(way)).toEqual(['code → B', 'B → code']);
  expect(messages[0]?.what).toBe('postMessage · "Hello world" · delivered');
  const sent = rowsWith(await wireRows(bench), /^(GET|POST)/).map(({ what }) => what);
  expect(sent.every((what) => what.includes('/cross-document-messaging/'))).toBe(true);
});

test('who-is-where: a student can find B’s script, that of 2019, in the bytes of its page', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the example of 2019');
  await runToEnd(bench);
  const rows = await wireTable(bench);
  await rows.filter({ hasText: 'text/html' }).getByRole('button').click();
  await bench.getByRole('button', { name: 'text', exact: true }).click();
  await expect(bench.getByRole('group', { name: /^Bytes as text/ })).toContainText(
    'e.source.postMessage("Hello", e.origin);',
  );
});

interface Choice {
  readonly target: RegExp;
  readonly check: RegExp;
}

/** Chooses, posts, and gives the newest row of the table. */
async function post(bench: Locator, { target, check }: Choice): Promise<string> {
  for (const [label, wanted] of [
    ['targetOrigin', target],
    ['B accepts if', check],
  ] as const) {
    const select = bench.getByRole('combobox', { name: label });
    const options = await select.getByRole('option').allInnerTexts();
    await select.selectOption(String(options.findIndex((text) => wanted.test(text))));
  }
  await runToEnd(bench, 'Post');
  const [, newest = ''] = await bench
    .getByRole('table', { name: /^What became of each message/ })
    .getByRole('row')
    .allInnerTexts();
  return newest.replaceAll(/\s+/g, ' ').trim();
}

test('messenger: a student can see which of three places stops a message, and that a slash matters once', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · two documents');
  const a = `http://127.0.0.1:${lab.port + 1}`;
  const check = { check: new RegExp(`^event\\.origin === '${a}'$`) };
  const slashed = { check: new RegExp(`^event\\.origin === '${a}/'$`) };
  expect(await post(bench, { target: /B’s origin$/, ...check })).toMatch(
    /^✓ accepted and answered/,
  );
  expect(await post(bench, { target: /and a slash$/, ...check })).toMatch(
    /^✓ accepted and answered/,
  );
  expect(await post(bench, { target: /wrong port$/, ...check })).toMatch(
    /^✗ stopped by the browser/,
  );
  expect(await post(bench, { target: /no origin/, ...check })).toMatch(
    /^✗ stopped by postMessage.*SyntaxError/,
  );
  const refused = await post(bench, { target: /whoever/, ...slashed });
  expect(refused).toMatch(/^✗ stopped by B’s check/);
  expect(refused).toContain(`${a} A :`);
});

test('messenger: the frames are real, and a message has facts and data, marked as the page’s own', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · two documents');
  await bench.getByRole('textbox', { name: 'A posts' }).fill('{"tick":1}');
  await runToEnd(bench, 'Post');
  const documentA = bench.frameLocator('iframe[title^="Document A"]');
  const documentB = documentA.frameLocator('#ifr');
  await expect(documentB.getByRole('list', { name: 'Messages' })).toContainText('“{"tick":1}”');
  await expect(documentA.getByRole('list', { name: 'Messages' })).toContainText('“Hello”');
  const messages = await messagesOf(bench, 4);
  expect(messages.map(way)).toEqual(['A → B', 'A → B', 'B → A', 'B → A']);
  const rows = await wireTable(bench);
  await rows.filter({ hasText: 'accepted by exact' }).first().getByRole('button').click();
  await expect(bench.getByText('Its own recorder saw this.')).toBeVisible();
  await expect(bench.getByRole('term').filter({ hasText: 'event.origin' })).toBeVisible();
});

test('message-attack: a student can steal from every check but the exact one, and then from that', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · the attacker');
  await runToEnd(bench);
  const stolen = async (): Promise<string[]> =>
    [...new Set(await consoleLines(bench))].toSorted().map((line) => line.replace(/.* of /, ''));
  await expect.poll(stolen).toEqual(['endsWith', 'includes', 'none']);
  await expect(bench.locator('.cell-frame')).toHaveAttribute('data-visible', 'false');
  const rows = await wireTable(bench);
  for (const check of ['does not include', 'does not end with', 'is not http']) {
    await expect(rows.filter({ hasText: `refused: event.origin ${check}` }).first()).toBeAttached();
  }
  await editCode(bench, (code) => code.replace(/\.replace\(.*, other\)/, ''));
  await runToEnd(bench);
  await expect.poll(stolen).toContain('exact');
  await editCode(bench, (code) =>
    code.replace('{ check, answer', "{ source: 'parent', check, answer"),
  );
  await runToEnd(bench);
  await expect(rows.filter({ hasText: 'event.source is not parent' }).first()).toBeAttached();
  expect(await stolen()).toEqual([]);
});

test('message-channel: a student can send a port, and see its messages pass every listener of the window', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · a port travels');
  await runToEnd(bench);
  await expect
    .poll(() => consoleLines(bench))
    .toEqual(Array.from({ length: 2 }, () => 'the port hears Hello, by the port { origin: "" }'));
  const messages = await messagesOf(bench, 9);
  const ofPorts = rowsWith(messages, /^MessagePort/);
  expect(ofPorts.map((row) => `${way(row)} ${row.what.split(' · ').at(-1)}`).toSorted()).toEqual([
    ...Array.from({ length: 2 }, () => 'B → code delivered'),
    ...Array.from({ length: 2 }, () => 'B → code posted'),
    ...Array.from({ length: 2 }, () => 'code → B no listener of the window hears it'),
    ...Array.from({ length: 2 }, () => 'code → B posted'),
  ]);
  expect(rowsWith(messages, /^postMessage · "a port for you"/)).toHaveLength(1);
});

test('broadcast-channel: a student can see a channel reach its own origin, and no other', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · one channel, two origins');
  await runToEnd(bench);
  await waitForLine(bench, /name: "A2", heard: "A1 has news"/);
  const heard = rowsWith(await messagesOf(bench, 14), /^BroadcastChannel.*delivered$/);
  expect(heard.map(way)).toEqual(['channel news → A2']);
});

test('broadcast-channel: a student who joins from the code meets a third channel of that name', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · one channel, two origins');
  await editCode(
    bench,
    (code) => `const own = new BroadcastChannel('news');\nown.postMessage('mine');\n${code}`,
  );
  await runToEnd(bench);
  await waitForLine(bench, /name: "A2", heard: "A1 has news"/);
  const rows = await wireTable(bench);
  const { port } = lab;
  await expect(
    rows.filter({ hasText: `code :${port + 3} → channel news :${port + 3}` }),
  ).toHaveCount(1);
  await expect(rows.filter({ hasText: `A1 :${port + 1} → channel news :${port + 1}` })).toHaveCount(
    1,
  );
});
