/** Runs one bench against a lab server of its own, as a person would, and takes the trace that its Save gives. */
import type { Browser, Locator, Page, Response } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { watchRun } from '../support/bench.ts';
import { startLabServer, type LabServer } from '../support/lab.ts';
import { traceOf, traceProblems } from './check-trace.ts';
import { scenarios } from './scenarios.ts';

/** Where a bench stands. */
export interface BenchPlace {
  readonly id: string;
  /** Path of its page. */
  readonly page: string;
}

/** The longest that a bench may take to show its point, in milliseconds. */
const runMs = 40_000;

/** How long the wire must be silent after the run before it is saved, in milliseconds. */
const silenceMs = 700;

/** The trace file of one run. Throws an error that says what is wrong with bench or trace. */
export async function recordBench(browser: Browser, place: BenchPlace): Promise<Uint8Array> {
  const lab = await startQuietServer();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(runMs);
    try {
      return await recordOn(await context.newPage(), lab, place);
    } finally {
      await context.close();
    }
  } finally {
    await lab.stop();
  }
}

/** The default ports if they are free: a trace then shows the addresses that a reader's own server has. */
function startQuietServer(): Promise<LabServer> {
  return startLabServer([], 4600).catch(() => startLabServer());
}

async function recordOn(page: Page, lab: LabServer, place: BenchPlace): Promise<Uint8Array> {
  const sessionIds = collectSessionIds(page);
  await page.goto(lab.url + place.page);
  const bench = page.locator(`[data-bench="${place.id}"]`);
  await bench.scrollIntoViewIfNeeded();
  await runBench(bench, place.id);
  const loggedLines = await bench.locator('.console-values').count();
  const file = await saveTrace(page, bench);
  const problems = [
    ...traceProblems(file, place.id),
    ...(await keysIn(file, await sessionIds())),
    ...consoleProblems(file, loggedLines),
  ];
  if (problems.length > 0)
    throw new Error(`its trace is not fit to publish: ${problems.join('; ')}`);
  return file;
}

/** Gathers the ids of all sessions that the page takes. */
function collectSessionIds(page: Page): () => Promise<readonly string[]> {
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/api/sessions')) responses.push(response);
  });
  return () =>
    Promise.all(responses.map(async (response) => String((await response.json())['id'])));
}

async function runBench(bench: Locator, id: string): Promise<void> {
  const { prepare, shown } = scenarios[id] ?? {};
  // A bench's buttons are disabled until it is alive.
  await bench.locator('.bench-buttons button:enabled').first().waitFor();
  await prepare?.(bench);
  const run = bench.locator('.bench-run');
  if (shown === undefined) {
    const { ended } = await watchRun(bench);
    await run.click();
    await withinLimit(ended);
  } else {
    await run.click();
    const stop = bench.getByRole('button', { name: 'Stop', exact: true });
    await stop.waitFor();
    await withinLimit(shown(bench));
    await stop.click();
  }
  await untilSilent(bench);
}

function withinLimit(done: Promise<void>): Promise<void> {
  const limit = new Promise<never>((_, reject) => {
    setTimeout(
      () => reject(new Error(`it did not show its point within ${runMs} ms`)),
      runMs,
    ).unref();
  });
  return Promise.race([done, limit]);
}

/** Waits until no record was added for a while: the closes follow the end of the run. */
async function untilSilent(bench: Locator): Promise<void> {
  const totals = bench.locator('.wire-totals');
  let before = '';
  for (;;) {
    const now = await totals.innerText();
    if (now === before) return;
    before = now;
    await bench.page().waitForTimeout(silenceMs);
  }
}

async function saveTrace(page: Page, bench: Locator): Promise<Uint8Array> {
  const save = bench.getByRole('button', { name: 'Save .pcapng', exact: true });
  const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
  return new Uint8Array(await readFile(await download.path()));
}

async function keysIn(file: Uint8Array, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return ['the page took no session'];
  const text = Buffer.from(file).toString('latin1');
  return ids.filter((id) => text.includes(id)).map((id) => `it holds the session id ${id}`);
}

function consoleProblems(file: Uint8Array, loggedLines: number): readonly string[] {
  const saved = traceOf(file).metadata.console.length;
  if (saved >= loggedLines) return [];
  return [`it holds ${saved} of the ${loggedLines} lines that the console shows`];
}
