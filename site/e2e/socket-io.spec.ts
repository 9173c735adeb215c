/** Socket.IO: the timeline, Engine.IO by hand, rooms and namespaces, and the same chat on both. */
import type { Locator, Page } from '@playwright/test';
import {
  attend,
  choosePath,
  consoleLines,
  runButton,
  runToEnd,
  stopButton,
} from './support/bench.ts';
import { expect, test, type LabServer } from './support/lab.ts';

const part = '/lectures/realtime-web/websocket/';

async function openBench(page: Page, lab: LabServer, title: string): Promise<Locator> {
  await page.goto(lab.url + part);
  return attend(page, title);
}

const timeline = 'The timeline of Engine.IO';
const packetsOf = (bench: Locator) =>
  bench.getByRole('list', { name: 'Packets in the order of time' });
const seenOf = (bench: Locator) => bench.getByRole('region', { name: 'What script saw' });

async function press(bench: Locator, name: string): Promise<void> {
  await bench.getByRole('button', { name, exact: true }).click();
}

test('socket-io-timeline: a student can follow the packets from polling over the upgrade to WebSocket', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, timeline);
  await runButton(bench).click();
  await expect(seenOf(bench).getByText('upgrade to websocket')).toBeVisible();
  const packets = packetsOf(bench).getByRole('listitem');
  await expect(packets.first()).toBeVisible();
  await expect(packets.first()).toContainText('GET transport=polling');
  for (const [row, says] of [
    ['GET transport=polling, without a session id', /HTTP/],
    ['Engine.IO open', /0\{"sid":.*"upgrades":\["websocket"\]/],
    ['Socket.IO CONNECT', /HTTP body.*40/],
    ['101 Switching Protocols', /HTTP/],
    ['Engine.IO ping probe', /WebSocket.*2probe/],
    ['Engine.IO pong probe', /WebSocket.*3probe/],
    ['Engine.IO upgrade', /WebSocket.*5/],
  ] as const) {
    await expect(packets.filter({ hasText: row }).first()).toContainText(says);
  }
  await press(bench, 'Emit with acknowledgement');
  await expect(packets.filter({ hasText: 'Socket.IO EVENT say, ack 0' })).toContainText(
    '420["say","hello"]',
  );
  await expect(packets.filter({ hasText: 'Socket.IO ACK 0' })).toContainText('430[{"ok":true');
  await stopButton(bench).click();
});

test('socket-io-timeline: a student can refuse upgrades, and see the chat stay on long polling', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, timeline);
  await bench.getByRole('checkbox', { name: /refuses upgrades/ }).check();
  await runButton(bench).click();
  await expect(seenOf(bench).getByText(/^upgradeError/)).toBeVisible();
  await press(bench, 'Send bytes');
  await expect(seenOf(bench).getByText(/"reversed":\[5,4,3,2,1\]/)).toBeVisible();
  // It is said to the ear too.
  await expect(bench.getByText('Connected over long polling.').first()).toBeVisible();
  await expect(packetsOf(bench).getByText('WebSocket', { exact: true })).toHaveCount(0);
  await expect(
    packetsOf(bench)
      .getByText(/message, binary/)
      .first(),
  ).toBeVisible();
  await stopButton(bench).click();
});

test('socket-io-timeline: a student can break the connection, and get what was missed', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, timeline);
  await runButton(bench).click();
  await expect(seenOf(bench).getByText('upgrade to websocket')).toBeVisible();
  await press(bench, 'Join room blue');
  await expect(seenOf(bench).getByText(/said by lab in blue/)).toBeVisible();
  await press(bench, 'Open namespace /news');
  await expect(seenOf(bench).getByText(/^\/news: headline/)).toBeVisible();
  await press(bench, 'Open /members without a token');
  await expect(seenOf(bench).getByText(/Not authorized/)).toBeVisible();
  await press(bench, 'Break the connection');
  await expect(seenOf(bench).getByText(/recovered: true/)).toBeVisible();
  await expect(seenOf(bench).getByText(/You will hear of it/)).toBeVisible();
  await stopButton(bench).click();
});

test('socket-io-by-hand: a student can speak Engine.IO with fetch, and meets 400 for an unknown session', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · Engine.IO by hand');
  await runToEnd(bench);
  const lines = (await consoleLines(bench)).join('\n');
  expect(lines).toMatch(/GET 200 0\{"sid":/);
  expect(lines).toMatch(/POST "?40"? -> ok/);
  expect(lines).toMatch(/GET 200 42\["said".*430\[/);
  expect(lines).toMatch(/GET 400 .*Session ID unknown/);
});

test('socket-io-rooms: a student can see acknowledgements, rooms apart, and namespaces on one connection', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · rooms and namespaces');
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines).toContainEqual(expect.stringMatching(/^Ann .*ok: true.*blue/));
  expect(lines).toContainEqual(expect.stringMatching(/^Bob .*ok: true.*red/));
  expect(lines).toContain('Bob hears: Hello, red!');
  expect(lines).not.toContain('Ann hears: Hello, red!');
  for (const name of ['Ann', 'Bob']) expect(lines).toContain(`${name} hears: Hello, all!`);
  expect(lines).toContainEqual(expect.stringMatching(/^\/news: "?A namespace is a conversation/));
  expect(lines).toContainEqual(expect.stringMatching(/^\/members: "?Not authorized/));
});

test('socket-io-chat: two members hear each other, and one who was away hears what she missed', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the chat on Socket.IO');
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  for (const name of ['Ann', 'Bob']) expect(lines).toContain(`${name} hears: Hello!`);
  expect(lines).toContainEqual(expect.stringMatching(/^acknowledged: .*heardBy: 2/));
  const away = lines.findIndex((line) => line.startsWith('Ann is away: '));
  expect(away).toBeGreaterThan(0);
  for (const late of ['Ann hears: Ann, are you there?', 'Ann is here, recovered: true']) {
    expect(lines.indexOf(late), late).toBeGreaterThan(away);
  }
  expect(lines).toContain('Ann hears: I am back.');
});

test('socket-io-chat: where no WebSocket opens, the same code chats over long polling', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the chat on Socket.IO');
  await choosePath(bench, 'proxy that does not know Upgrade');
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines).toContain('Ann is here, recovered: true');
  expect(lines).toContain('Ann hears: Ann, are you there?');
  await expect(bench.getByText('101 Switching Protocols')).toHaveCount(0);
});

test('plain-chat: a student can see what a plain WebSocket leaves to them', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the chat on a plain WebSocket');
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines.filter((line) => line === 'Ann: open')).toHaveLength(2);
  expect(lines).toContain('Ann hears: Hello!');
  expect(lines).toContain('Bob hears: Ann, are you there?');
  expect(lines).toContain('Ann hears: I am back.');
  expect(lines).not.toContain('Ann hears: Ann, are you there?');
});
