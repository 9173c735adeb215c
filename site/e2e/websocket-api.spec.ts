/** The WebSocket API: what script sees of a connection. */
import { consoleLines, openBench, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath } from './support/lab.ts';
import { bytesOf, untilRowsWith } from './support/wire.ts';

test('websocket-events: a student can see one close for every socket, and 1006 without a reason', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · four events', webSocketPath);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  const of = (name: string) => lines.filter((line) => line.startsWith(`${name} `));
  expect(of('echo')[0]).toBe('echo open, protocol: chat');
  expect(of('echo')[1]).toBe('echo message: hello from echo');
  expect(of('echo').at(-1)).toMatch(/close .*code: 1000, reason: "done", wasClean: true/);
  expect(of('bye').at(-1)).toMatch(/close .*code: 4001, reason: "see you", wasClean: true/);
  expect(of('cut').at(-1)).toMatch(/close .*code: 1006, reason: "", wasClean: false/);
  expect(of('none')).toEqual([
    'none error, an event of type error',
    expect.stringMatching(/^none close .*code: 1006, reason: "", wasClean: false/),
  ]);
  expect(lines.filter((line) => line.includes(' error'))).toHaveLength(1);
  expect(lines.filter((line) => / close /.test(line))).toHaveLength(4);
});

test('websocket-duplex: a student can see that Hello costs 11 bytes one way and 7 the other', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · both sides speak', webSocketPath);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines[0]).toBe('constructed, readyState 0');
  expect(lines[1]).toMatch(/^open, readyState 1 ws:\/\/127\.0\.0\.1:\d+\/…$/);
  expect(lines.filter((line) => line.startsWith('server says'))).toHaveLength(3);
  const hello = await untilRowsWith(bench, /Hello/, 2);
  expect(hello.map(({ way }) => way)).toEqual(['browser → lab server', 'lab server → browser']);
  expect(bytesOf(hello[0])).toBe(11);
  expect(bytesOf(hello[1])).toBe(7);
});

test('websocket-endpoints: a student can see ten sockets open to one host, each by its path', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · endpoints by path', webSocketPath);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines).toContain('8 of 8 more are open');
  expect(lines.filter((line) => line.startsWith('feed: {'))).toHaveLength(3);
  expect(lines.filter((line) => line.startsWith('stream: message'))).toHaveLength(2);
  for (const [path, times] of [
    ['feed', 1],
    ['stream', 1],
    ['echo', 8],
  ] as const) {
    await untilRowsWith(bench, new RegExp(`GET /websocket/${path}`), times);
  }
});

test('websocket-2019: a student can run the example of 2019, with an http address, and see what its error says', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the WebSocket example, revised', webSocketPath);
  await runToEnd(bench);
  expect(await consoleLines(bench)).toEqual([
    'http: becomes ws:',
    'subprotocol is: chat',
    'Server: data',
    'now: closed with 1005',
    'WebSocket Error [object Event]',
    'now: closed with 1006',
  ]);
});

test('websocket-close-codes: a student can see which codes a page may send, and which it may hear', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · who may say what', webSocketPath);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  const said = lines.filter((line) => line.startsWith('page:'));
  expect(said).toEqual([
    'page: 1000 is sent',
    'page: 1001 InvalidAccessError',
    'page: 1006 InvalidAccessError',
    'page: 2999 InvalidAccessError',
    'page: 3000 is sent',
    'page: 4999 is sent',
    'page: 5000 InvalidAccessError',
  ]);
  const heard = lines.filter((line) => line.startsWith('server:'));
  expect(heard).toEqual([1001, 1008, 1011, 1013, 4001].map((code) => `server: ${code} lab true`));
});

test('websocket-binary: a student can see text come back as text and bytes as blob or buffer', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · three kinds of data', webSocketPath);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines[0]).toBe('binaryType is blob at first');
  expect(lines[1]).toBe('text: žluťoučký kůň');
  expect(lines[2]).toMatch(/^as blob: Blob/);
  expect(lines[3]).toMatch(/^as buffer: Uint8Array.*00 ff 80$/);
  expect(lines[4]).toMatch(/^a blob, as buffer: Uint8Array.*61 62 63$/);
});

test('websocket-reconnect: a student can watch a socket come back after growing pauses, until 1000', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · a reconnection by hand', webSocketPath);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines.at(-1)).toBe('the server is done: no way back');
  expect(lines.filter((line) => line === 'open')).toHaveLength(4);
  const pauses = lines.flatMap(
    (line) => /^closed with 1006, again in (\d+) ms$/.exec(line)?.[1] ?? [],
  );
  expect(pauses).toHaveLength(3);
  for (const [index, pause] of pauses.entries()) {
    const limitMs = 200 * 2 ** index;
    expect(Number(pause)).toBeGreaterThanOrEqual(limitMs / 2);
    expect(Number(pause)).toBeLessThanOrEqual(limitMs);
  }
});
