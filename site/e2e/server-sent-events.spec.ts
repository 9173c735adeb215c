/** Server-sent events: the API, its answers, reconnection and replay. */
import {
  consoleLines,
  consoleOf,
  editCode,
  openBench,
  preferPlainEditor,
  runButton,
  stopButton,
  waitForLine,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';
import { bytesAsText, hasRows, rowsWith, wireRows, wireTable } from './support/wire.ts';

test('a student can see EventSource reconnect with the last id', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Live · EventSource');
  await runButton(bench).click();
  const again = (await wireTable(bench)).filter({ hasText: 'Last-Event-ID: 3' });
  await expect(again.first()).toBeVisible({ timeout: 20_000 });
  await waitForLine(bench, /^error 0$/);
  const lines = await consoleLines(bench);
  expect(lines[0]).toBe('open 1');
  expect(lines.slice(1, 4).map((line) => line.split(' ')[0])).toEqual(['"1"', '"2"', '"3"']);
  expect(lines[4]).toBe('error 0');
  await stopButton(bench).click();
  await expect(consoleOf(bench)).toContainText('Stopped.');
});

test('sse-answers: a student can see which answers EventSource gives up on', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · four answers');
  await runButton(bench).click();
  const requests = (await wireTable(bench)).filter({ hasText: 'GET /server-sent-events/answer' });
  // The fifth: one of the four came back.
  await expect(requests.nth(4)).toBeVisible({ timeout: 15_000 });
  await expect.poll(async () => (await consoleLines(bench)).length).toBeGreaterThanOrEqual(5);
  const lines = await consoleLines(bench);
  const endOf = (answer: string) => lines.filter((line) => line.startsWith(answer));
  expect(endOf('{ status: 204 }')).toEqual(['{ status: 204 } error, readyState 2']);
  expect(endOf('{ status: 500 }')).toEqual(['{ status: 500 } error, readyState 2']);
  const plain = '{ status: 200, type: "text/plain" }';
  expect(endOf(plain)).toEqual([`${plain} error, readyState 2`]);
  const stream = '{ status: 200, type: "text/event-stream" }';
  expect(endOf(stream).slice(0, 2)).toEqual([
    `${stream} delivered an event`,
    `${stream} error, readyState 0`,
  ]);
  await stopButton(bench).click();
});

test('sse-cors: a student can see which streams of another origin are refused', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · CORS with and without credentials');
  await runButton(bench).click();
  await waitForLine(bench, /^none, credentials false: refused/);
  const lines = await consoleLines(bench);
  expect(lines.find((line) => line.startsWith('wildcard, credentials false:'))).not.toContain(
    'refused',
  );
  expect(lines).toContain('wildcard, credentials true: refused, readyState 2');
  expect(lines.find((line) => line.startsWith('echo, credentials true:'))).not.toContain('refused');
  const rows = await wireTable(bench);
  const requests = rows.filter({ hasText: 'GET /server-sent-events/credentials' });
  await expect(requests).toHaveCount(4);
  await expect(rows.filter({ hasText: /^.*200 OK/ })).toHaveCount(4);
  const text = await bytesAsText(bench);
  await requests.nth(1).getByRole('button').click();
  await expect(text).toContainText('GET ');
  await expect(text).not.toContainText('Cookie:');
  await requests.nth(2).getByRole('button').click();
  await expect(text).toContainText('Cookie: wireside-visit=1');
});

test('eventsource-example: a student can see that the error event has no readyState', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the example, revised');
  await runButton(bench).click();
  await expect(consoleOf(bench)).toContainText('now: reconnecting, nothing to do');
  const lines = await consoleLines(bench);
  expect(lines[0]).toBe('open');
  expect(lines).toContain('2019: e.readyState is undefined');
  await stopButton(bench).click();
});

test('sse-kill: a student can cut the connection, and see the browser return', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · cut it');
  const pauseMs = async (): Promise<number> => {
    await runButton(bench).click();
    await waitForLine(bench, /^open again after/, 15_000);
    await stopButton(bench).click();
    const again = (await consoleLines(bench)).find((line) => line.startsWith('open again'));
    return Number(/after (\d+) ms/.exec(again ?? '')?.[1]);
  };
  const chosenByBrowserMs = await pauseMs();
  expect(chosenByBrowserMs).toBeGreaterThan(2000);
  const rows = await wireRows(bench, hasRows(/Last-Event-ID: \d/));
  expect(rowsWith(rows, /cut by the lab/)).toHaveLength(1);
  expect(rowsWith(rows, /Last-Event-ID: \d/)).toHaveLength(1);
  await editCode(bench, (code) =>
    code.replace('intervalMs: 1000', 'intervalMs: 1000, retryMs: 500'),
  );
  expect(await pauseMs()).toBeLessThan(chosenByBrowserMs);
});

test('sse-format: a student can write a stream, and see what is dispatched', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · your own event stream');
  await runButton(bench).click();
  await waitForLine(bench, /^error 2/);
  expect((await consoleLines(bench)).filter((line) => !line.startsWith('error'))).toEqual([
    'price {"ticker": "WIRE", "bid": 17} id "1"',
    'message "" id "1"',
    'message no space, and the id is cleared id ""',
  ]);
  const rows = await wireRows(bench, hasRows(/^204 No Content/));
  expect(rowsWith(rows, /^204 No Content/)).toHaveLength(1);
  expect(rowsWith(rows, /chunk 0x/)).not.toHaveLength(0);
  await editCode(bench, (code) => code.replace("['message', 'price']", "['message']"));
  await runButton(bench).click();
  await waitForLine(bench, /^error 2/);
  await expect(consoleOf(bench)).not.toContainText('price');
});

test('sse-format: a student can see the same events without chunks, ended by close', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · your own event stream');
  await editCode(bench, (code) => code.replace("framing = 'chunked'", "framing = 'close'"));
  await runButton(bench).click();
  await waitForLine(bench, /^error 2/);
  const events = (await consoleLines(bench)).filter((line) => !line.startsWith('error'));
  expect(events).toHaveLength(3);
  const rows = await wireRows(bench, hasRows(/^204 No Content/));
  expect(rowsWith(rows, /event-stream/)).not.toHaveLength(0);
  expect(rowsWith(rows, /chunk 0x/)).toHaveLength(0);
});

test('sse-replay: a student can see missed events replayed, or a reset', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · a bounded log');
  await runButton(bench).click();
  await waitForLine(bench, /10 different events so far/, 20_000);
  await stopButton(bench).click();
  const told = (await consoleLines(bench)).filter((line) => /^\d+ \d+ different/.test(line));
  expect(told.map((line) => line.split(' ')[0])).toEqual(told.map((_, index) => `${index + 1}`));
  await expect(consoleOf(bench)).not.toContainText('reset');
  await editCode(bench, (code) => code.replace('retryMs = 1000', 'retryMs = 4000'));
  await runButton(bench).click();
  await waitForLine(bench, /^reset: too old/, 20_000);
  await stopButton(bench).click();
});

test('sse-replay: a student can see heartbeats on a stream without news', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · a bounded log');
  await editCode(bench, (code) =>
    code.replace('count: 40', 'count: 0').replace('{ retryMs }', '{ retryMs, heartbeatMs: 1000 }'),
  );
  await runButton(bench).click();
  await waitForLine(bench, /^open/);
  const comments = (await wireTable(bench)).filter({ hasText: 'comment' });
  await expect(comments).not.toHaveCount(0);
  await stopButton(bench).click();
  expect(await consoleLines(bench)).not.toContainEqual(expect.stringMatching(/different events/));
});
