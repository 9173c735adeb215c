/** Detection in the page: the model runs in a worker of the page, on frames without boxes. */
import type { Locator, Page } from '@playwright/test';
import { openBench, runButton, runToEnd, stopButton } from './support/bench.ts';
import { expect, test, videoPath, type LabServer } from './support/lab.ts';

const title = 'Live · who looks for objects?';

const openDemo = (page: Page, lab: LabServer) => openBench(page, lab, title, videoPath);

/** What the model needs on a loaded machine until its first answer. */
const firstAnswerMs = 60_000;

async function choose(bench: Locator, name: string, option: string): Promise<void> {
  await bench.getByRole('combobox', { name }).selectOption(option);
}

/** Pictures that the page looked at so far. */
async function lookedAt(bench: Locator): Promise<number> {
  const caption = await bench.getByRole('figure').innerText();
  return Number(/(\d+) looked at/.exec(caption)?.[1] ?? 0);
}

const objectsOf = (bench: Locator) => bench.getByRole('region', { name: 'Objects in the picture' });

const rowOf = (bench: Locator, looker: string) =>
  bench.getByRole('row').filter({ hasText: looker });

test('detect-in-browser: a student can have the page find what is on the photos', async ({
  page,
  context,
  lab,
}) => {
  test.setTimeout(120_000);
  const hosts = new Set<string>();
  context.on('request', (request) => hosts.add(new URL(request.url()).hostname));
  const streams: URL[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/m-jpeg/stream')) streams.push(new URL(request.url()));
  });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const bench = await openDemo(page, lab);
  await choose(bench, 'how many frames', 'until Stop');
  await choose(bench, 'threshold in percent', '20');
  await runButton(bench).click();
  await expect
    .poll(() => objectsOf(bench).getByRole('listitem').allInnerTexts(), { timeout: firstAnswerMs })
    .toContainEqual(expect.stringMatching(/^(cup|person|cat) \d+ %$/));
  const before = await lookedAt(bench);
  await expect.poll(() => lookedAt(bench)).toBeGreaterThan(before + 2);
  await stopButton(bench).click();
  expect(streams).toHaveLength(1);
  expect(streams[0]?.searchParams.get('boxes')).toBeNull();
  expect([...hosts]).toEqual(['127.0.0.1']);
  expect(complaints).toEqual([]);
});

test('the model and its code come when Run is pressed, and not before', async ({ page, lab }) => {
  test.setTimeout(120_000);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const heavy = () =>
    asked.filter((path) => /centernet|\.wasm|page-detection-worker/.test(path)).length;
  const bench = await openDemo(page, lab);
  await page.waitForLoadState('networkidle');
  expect(heavy()).toBe(0);
  await choose(bench, 'how many frames', '30');
  await runToEnd(bench);
  expect(heavy()).toBe(4);
  const [perSecond = '', took = '', frame = '', loaded = ''] = await rowOf(bench, 'this page')
    .getByRole('cell')
    .allInnerTexts();
  expect(Number(perSecond)).toBeGreaterThan(0);
  expect(took).toMatch(/^\d+ ms$/);
  expect(frame).toMatch(/^\d+\.\d kB$/);
  // What the slide says: some 5.5 MB.
  expect(Number.parseFloat(loaded)).toBeGreaterThan(5.2);
  expect(Number.parseFloat(loaded)).toBeLessThan(5.8);
});

test('a student can compare with the lab server, which marks the frames itself', async ({
  page,
  lab,
}) => {
  test.setTimeout(120_000);
  const bench = await openDemo(page, lab);
  await bench.getByRole('radio', { name: 'the lab server' }).check();
  await choose(bench, 'how many frames', 'until Stop');
  const asked = page.waitForRequest(/m-jpeg\/stream\?.*boxes=true&threshold=30/);
  await runButton(bench).click();
  await asked;
  const cells = rowOf(bench, 'the lab server').getByRole('cell');
  await expect(cells.nth(1)).toHaveText(/^\d+ ms$/, { timeout: firstAnswerMs });
  await expect(cells.nth(3)).toHaveText('nothing');
  await stopButton(bench).click();
  await bench.getByRole('radio', { name: 'this page' }).check();
  await choose(bench, 'how many frames', '30');
  await runToEnd(bench);
  await expect(rowOf(bench, 'the lab server')).toBeVisible();
  await expect(rowOf(bench, 'this page')).toBeVisible();
});

test('a student sees how much of the model has come', async ({ page, lab }) => {
  const { promise: gate, resolve: letWeightsCome } = Promise.withResolvers<void>();
  await page.context().route(/centernet\.[^/]*bin/, async (route) => {
    await gate;
    await route.continue();
  });
  const bench = await openDemo(page, lab);
  await expect(
    bench.getByText(/^Press Run\. .* loads 4\.7 MB of model and WebAssembly/),
  ).toBeVisible();
  await runButton(bench).click();
  await expect(bench.getByText('Loading the model: 0.6 MB of 4.7 MB.')).toBeVisible();
  await expect(bench.getByRole('progressbar', { name: 'Loading the model' })).toBeVisible();
  letWeightsCome();
  await expect.poll(() => lookedAt(bench), { timeout: firstAnswerMs }).toBeGreaterThan(0);
  await stopButton(bench).click();
});

test('a file of the model that does not come is told by its name', async ({ page, lab }) => {
  for (const [file, words] of [
    [/centernet\.[^/]*bin/, /centernet\.\S*bin could not be loaded/],
    [/\.wasm$/, /\.wasm could not be loaded/],
    [/page-detection-worker/, /code that detects objects could not be loaded/],
  ] as const) {
    const bench = await openDemo(page, lab);
    await page.context().route(file, (route) => route.abort());
    await runButton(bench).click();
    await expect(bench.getByText(words)).toBeVisible({ timeout: 30_000 });
    await expect(runButton(bench)).toBeEnabled();
    await page.context().unroute(file);
  }
});
