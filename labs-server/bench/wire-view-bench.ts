/** Does the wire view follow a fast WebSocket? Frames per second of the built site in a browser, fed by the real lab. */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../setup/browser.mjs';
import { createServer } from '../src/create-server.ts';
import { fillServerOptions } from '../src/server-options.ts';
import { isSiteBuilt } from '../src/site-files/site-app.ts';
import { verdict } from './gate.ts';
import type { BenchOptions, Report } from './report.ts';
import { formatNumber } from './table.ts';

const title = 'Wire view: frames per second while it follows a WebSocket';
const page = '/lectures/realtime-web/long-polling-and-streaming/';
const bench = 'section.bench[aria-label="Live · polling"]';
/** While the view is paused nothing of it is drawn: the frames that are left then are those of the machine. */
const cases = [
  { perSecond: 2_000, paused: true },
  { perSecond: 500, paused: false },
  { perSecond: 2_000, paused: false },
];
type Case = (typeof cases)[number];
const payloadBytes = 32;
const gateFramesPerSecond = 50;
const headers = ['messages/s', 'rows/s', 'frames/s', '99 % within, ms', 'longest', 'gate'];
/** The view has followed for so long before it is measured. */
const warmUpMs = 2_000;

const inPage = fileURLToPath(new URL('frame-times.js', import.meta.url));
const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

interface FrameTimes {
  readonly frameMs: readonly number[];
  readonly rows: number;
  readonly passedMs: number;
}

function skipped(reason: string): Report {
  return { title, notes: [`skipped: ${reason}`], table: { headers: [], rows: [] } };
}

/** A socket of the cell's own that takes what comes, and looks at nothing. */
function codeOf(perSecond: number, count: number): string {
  return [
    `const query = { perSecond: ${perSecond}, payloadBytes: ${payloadBytes}, count: ${count} };`,
    "const socket = new WebSocket(lab.url('/websocket/stream', query));",
    'await new Promise((resolve) => (socket.onclose = resolve));',
  ].join('\n');
}

async function measureCase(
  opened: Page,
  { perSecond, paused }: Case,
  seconds: number,
): Promise<FrameTimes> {
  const card = opened.locator(bench);
  await card.locator('.bench-run:enabled').waitFor();
  if (!(await card.locator('textarea').isVisible())) {
    await card.getByRole('button', { name: 'Edit', exact: true }).click();
  }
  const count = Math.ceil(perSecond * (seconds + (2 * warmUpMs) / 1000));
  await card.locator('textarea').fill(codeOf(perSecond, count));
  await card.locator('.bench-run').click();
  await card.locator('.wire-chip', { hasText: 'message' }).first().waitFor();
  const pause = card.getByRole('button', { name: /^(Pause|Resume)/ });
  if (paused) await pause.click();
  await opened.waitForTimeout(warmUpMs);
  const call = `framesOf(${JSON.stringify(bench)}, ${seconds * 1000})`;
  const times = await opened.evaluate<FrameTimes>(call);
  if (paused) await pause.click();
  await card.getByRole('button', { name: 'Stop', exact: true }).click();
  return times;
}

function rowOf({ perSecond, paused }: Case, times: FrameTimes): readonly string[] {
  const { frameMs, rows, passedMs } = times;
  const perFrame = frameMs.toSorted((a, b) => a - b);
  const framesPerSecond = (frameMs.length / passedMs) * 1000;
  const slow = perFrame[Math.floor(perFrame.length * 0.99)] ?? 0;
  return [
    `${perSecond}${paused ? ', paused' : ''}`,
    formatNumber((rows / passedMs) * 1000),
    formatNumber(framesPerSecond),
    formatNumber(slow),
    formatNumber(perFrame.at(-1) ?? 0),
    paused ? '' : verdict(framesPerSecond, { atLeast: gateFramesPerSecond }),
  ];
}

async function measure(siteUrl: string, executablePath: string, seconds: number) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const opened = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await opened.addInitScript("localStorage.setItem('wireside:editor', 'plain')");
    await opened.addInitScript({ path: inPage });
    await opened.goto(siteUrl + page);
    await opened.locator(bench).scrollIntoViewIfNeeded();
    const rows: (readonly string[])[] = [];
    for (const each of cases) {
      rows.push(rowOf(each, await measureCase(opened, each, seconds / cases.length)));
    }
    return rows;
  } finally {
    await browser.close();
  }
}

export async function benchWireView({ seconds }: BenchOptions): Promise<Report> {
  if (!isSiteBuilt(fillServerOptions({}).siteDirectory)) {
    return skipped('the site is not built. Run npm run build.');
  }
  const executablePath = findBrowser(process.env, process.platform);
  if (executablePath === null) return skipped('no browser was found. npm test installs one.');
  const server = await createServer({ port: 0 });
  try {
    const rows = await measure(server.urls.site, executablePath, seconds);
    return {
      title,
      notes: [
        `messages of ${payloadBytes} bytes, a cell that receives them, the ladder following, the newest record inspected`,
        'server, browser and this bench share the machine; a browser without a GPU; 99 of 100 frames come within so long',
      ],
      table: {
        headers,
        rows,
      },
    };
  } catch (error) {
    const [reason] = String(error).split('\n');
    return skipped(`${reason}. If the built site is an old one, run npm run build.`);
  } finally {
    await server.close();
  }
}
