/** The forever frame: iframe streaming as it was, and what it costs. */
import { consoleLines, editCode, openBench, preferPlainEditor, runToEnd } from './support/bench.ts';
import { expect, test } from './support/lab.ts';

test('forever-frame: a student can watch a document grow with every event, and lose the one with an end tag', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, 'Live · a page that does not end');
  await runToEnd(bench);
  const frameLines = async (): Promise<number[][]> =>
    (await consoleLines(bench))
      .map((line) => /^frame: event (\d+), (\d+) elements, (\d+) characters$/.exec(line))
      .flatMap((found) => (found === null ? [] : [found.slice(1).map(Number)]));
  await expect.poll(async () => (await frameLines()).length).toBe(13);
  const grown = await frameLines();
  expect(grown.map(([id]) => id)).toEqual(Array.from({ length: 13 }, (_, index) => index + 1));
  expect(new Set(grown.map(([id = 0, elements = 0]) => elements - id)).size).toBe(1);
  const flat = (await consoleLines(bench)).flatMap(
    (line) => /^EventSource: event \d+, (\d+) elements$/.exec(line)?.[1] ?? [],
  );
  expect(new Set(flat).size).toBe(1);
  await editCode(bench, (code) => code.replace('escaped = true', 'escaped = false'));
  await runToEnd(bench);
  await expect.poll(async () => (await frameLines()).length).toBe(12);
  const ids = (await frameLines()).map(([id]) => id);
  expect(ids).not.toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
});
