/** HTTP streaming: framing, raw responses, broken chunks, and readers behind intermediaries. */
import {
  consoleLines,
  editCode,
  openBench,
  preferPlainEditor,
  runToEnd,
  waitForLine,
} from './support/bench.ts';
import { expect, test } from './support/lab.ts';
import { hasRows, rowsWith, wireRows, wireTable } from './support/wire.ts';

test('stream-chunked: a student can see one response in chunks, and its connection go on', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · one response, many parts');
  const after = "await fetch(lab.url('/polling/latest'), { cache: 'no-store' });";
  await editCode(bench, (code) => `${code}\n${after}\n`);
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines[0]).toBe('200 the headers are here, the body is not');
  expect(lines.at(-1)).toBe('end of the body');
  expect(lines.length).toBeGreaterThanOrEqual(4);
  const rows = await wireRows(bench, hasRows(/^GET \/polling\/latest/));
  expect(rowsWith(rows, /GET \/http-streaming\/events/)).toHaveLength(1);
  expect(rowsWith(rows, /^200 OK .*ndjson/)).toHaveLength(1);
  const lastChunk = rows.findIndex(({ what }) => what.includes('last-chunk'));
  const nextRequest = rows.findIndex(({ what }) => what.startsWith('GET /polling/latest'));
  expect(lastChunk).toBeGreaterThan(0);
  expect(nextRequest).toBeGreaterThan(lastChunk);
  expect(rows[nextRequest]?.connection).toBe(rows[lastChunk]?.connection);
});

test('stream-close-delimited: a student can see HTTP/1.0 end a body by closing', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · HTTP/1.0, ended by close');
  await runToEnd(bench);
  const lines = await consoleLines(bench);
  expect(lines).toContain('close -> Content-Length: null');
  expect(lines).toContain('chunked -> Content-Length: null');
  const rows = await wireRows(bench, hasRows(/last-chunk/));
  const [closing, chunked] = rowsWith(rows, /GET \/http-streaming\/events/);
  const ends = rowsWith(rows, /closed in order \(FIN\)/).map(({ connection }) => connection);
  expect(ends).toContain(closing?.connection);
  expect(ends).not.toContain(chunked?.connection);
  const chunks = rowsWith(rows, /chunk/).map(({ connection }) => connection);
  expect(chunks).toContain(chunked?.connection);
  expect(chunks).not.toContain(closing?.connection);
});

test('a student can type a whole response, and the browser believes it', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · your own response');
  await runToEnd(bench);
  expect(await consoleLines(bench)).toEqual(['200 Hello, reader']);
  await editCode(bench, (code) => code.replace("'8'", "'7'"));
  await runToEnd(bench);
  await waitForLine(bench, /TypeError/);
  await expect((await wireTable(bench)).filter({ hasText: 'Broken: ' })).toHaveCount(1);
});

test('a student can see bytes arrive that the script may not have without CORS', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · your own response');
  await editCode(bench, (code) => code.replace("  'Access-Control-Allow-Origin: *',\n", ''));
  await runToEnd(bench);
  await waitForLine(bench, /TypeError: Failed to fetch/);
  const answers = await wireRows(bench, hasRows(/^200 OK/));
  expect(rowsWith(answers, /^200 OK.*chunk/)).toHaveLength(1);
});

test('a student can see a broken chunk as TypeError in script, and its rule on the wire', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · break a size digit');
  await runToEnd(bench);
  const [only, ...others] = await consoleLines(bench);
  expect(only).toMatch(/^TypeError: /);
  expect(only).not.toMatch(/chunk/i);
  expect(others).toEqual([]);
  const broken = (await wireTable(bench)).filter({ hasText: 'Broken: ' });
  await broken.getByRole('button').click();
  await expect(bench.getByText(/§7\.1/).first()).toBeVisible();
});
