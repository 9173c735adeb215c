/** Time from Run to the first console line in a browser, with a warm runner, against the built site. */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../setup/browser.mjs';
import { createServer } from '../src/create-server.ts';
import { fillServerOptions } from '../src/server-options.ts';
import { isSiteBuilt } from '../src/site-files/site-app.ts';
import { verdict } from './gate.ts';
import type { Report } from './report.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

const title = 'Run to the first console line';
const page = '/lectures/realtime-web/long-polling-and-streaming/';
const bench = 'section.bench[aria-label="Live · polling"]';
/** Says when it ran, so that every run has another line. */
const code = 'log(performance.timeOrigin + performance.now());';
const warmUpRuns = 3;
const runs = 20;
const gateMs = 150;

const inPage = fileURLToPath(new URL('time-of-run.js', import.meta.url));
const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

function skipped(reason: string): Report {
  return { title, notes: [`skipped: ${reason}`], table: { headers: [], rows: [] } };
}

/** Puts `code` into the bench's cell, as a student with the plain editor would. */
async function editCell(opened: Page): Promise<void> {
  await opened.locator(`${bench} .bench-run:enabled`).waitFor();
  await opened.locator(bench).getByRole('button', { name: 'Edit', exact: true }).click();
  await opened.locator(`${bench} textarea`).fill(code);
}

async function measure(siteUrl: string, executablePath: string): Promise<readonly number[]> {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const opened = await browser.newPage();
    await opened.addInitScript("localStorage.setItem('wireside:editor', 'plain')");
    await opened.addInitScript({ path: inPage });
    await opened.goto(siteUrl + page);
    await opened.locator(bench).scrollIntoViewIfNeeded();
    await editCell(opened);
    const times: number[] = [];
    while (times.length < warmUpRuns + runs) {
      times.push(await opened.evaluate<number>(`timeOfRun(${JSON.stringify(bench)})`));
    }
    return times.slice(warmUpRuns);
  } finally {
    await browser.close();
  }
}

/** Always `runs` runs, whatever time they take. */
export async function benchFirstLine(): Promise<Report> {
  if (!isSiteBuilt(fillServerOptions({}).siteDirectory)) {
    return skipped('the site is not built. Run npm run build.');
  }
  const executablePath = findBrowser(process.env, process.platform);
  if (executablePath === null) return skipped('no browser was found. npm test installs one.');
  const server = await createServer({ port: 0 });
  try {
    const times = await measure(server.urls.site, executablePath);
    const values = [median(times), Math.min(...times), Math.max(...times)].map(formatNumber);
    const row = [...values, verdict(median(times), { atMost: gateMs })];
    return {
      title,
      notes: [`${runs} runs of a cell with one line, after ${warmUpRuns} that warm the runner`],
      table: { headers: ['median, ms', 'shortest', 'longest', 'gate'], rows: [row] },
    };
  } catch (error) {
    const [reason] = String(error).split('\n');
    return skipped(`${reason}. If the built site is an old one, run npm run build.`);
  } finally {
    await server.close();
  }
}
