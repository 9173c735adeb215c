/** How late is the picture? From the capture of a frame until it is in an img element of a browser. */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../setup/browser.mjs';
import { createServer } from '../src/create-server.ts';
import { frameCodeCellPixels, frameCodeCells, frameCodeTop } from '../wire/video/frame-code.ts';
import { type CapturedFrames, createCapturedFrames } from './captured-frames.ts';
import { verdict } from './gate.ts';
import type { BenchOptions, Report } from './report.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

const title = 'M-JPEG: from the capture of a frame until an img element shows it';
const cases = [
  { flush: 'before', framesPerSecond: 10 },
  { flush: 'after', framesPerSecond: 10 },
  { flush: 'header', framesPerSecond: 10 },
  { flush: 'header', framesPerSecond: 30 },
] as const;
type Case = (typeof cases)[number];
/** The gate: the median is at most so many times the time from one frame to the next. */
const gateIntervals = 2;
/** Of each case, while the browser decodes its first pictures. */
const warmUpFrames = 5;

const inPage = fileURLToPath(new URL('shown-frames.js', import.meta.url));
const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const code = { left: 0, top: frameCodeTop, cell: frameCodeCellPixels, count: frameCodeCells };

interface ShownFrame {
  readonly cells: string;
  readonly shownWallMs: number;
}

function skipped(reason: string): Report {
  return { title, notes: [`skipped: ${reason}`], table: { headers: [], rows: [] } };
}

async function measureCase(
  page: Page,
  { flush, framesPerSecond }: Case,
  captured: CapturedFrames,
  seconds: number,
): Promise<readonly number[]> {
  const leave = await captured.note({ framesPerSecond, quality: 75, threshold: null });
  try {
    const url = `stream?flush=${flush}&fps=${framesPerSecond}&quality=75`;
    const call = `shownFrames('${url}', ${seconds * 1000}, ${JSON.stringify(code)})`;
    const shown = await page.evaluate<readonly ShownFrame[]>(call);
    return shown.slice(warmUpFrames).flatMap(({ cells, shownWallMs }) => {
      const capturedWallMs = captured.wallMs.get(cells);
      return capturedWallMs === undefined ? [] : [shownWallMs - capturedWallMs];
    });
  } finally {
    leave();
  }
}

function rowOf({ flush, framesPerSecond }: Case, times: readonly number[]): readonly string[] {
  const what = `flush=${flush}, ${framesPerSecond} frames/s`;
  if (times.length === 0) return [what, '0', '', '', '', 'MISSED: nothing was shown'];
  const sorted = times.toSorted((one, other) => one - other);
  const intervals = (median(times) * framesPerSecond) / 1000;
  return [
    what,
    String(times.length),
    formatNumber(median(times)),
    formatNumber(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
    formatNumber(intervals),
    flush === 'header' ? verdict(intervals, { atMost: gateIntervals }) : '',
  ];
}

/** An empty page of the lab's own origin, so that it may read the pixels. */
async function openPage(run: string, executablePath: string) {
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  const page = await browser.newPage();
  const address = `${run}/m-jpeg/`;
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>latency</title>' }),
  );
  await page.addInitScript({ path: inPage });
  await page.goto(address);
  return { page, close: () => browser.close() };
}

export async function benchVideoLatency({ seconds }: BenchOptions): Promise<Report> {
  const executablePath = findBrowser(process.env, process.platform);
  if (executablePath === null) return skipped('no browser was found. npm test installs one.');
  const captured = createCapturedFrames();
  const server = await createServer({ port: 0 }, { createVideo: captured.createVideo });
  try {
    const response = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
    const { id } = (await response.json()) as { id: string };
    const { page, close } = await openPage(`${server.urls.labs[0]}/s/${id}/1`, executablePath);
    const rows: (readonly string[])[] = [];
    try {
      for (const each of cases) {
        const times = await measureCase(page, each, captured, seconds / cases.length);
        rows.push(rowOf(each, times));
      }
    } finally {
      await close();
    }
    return {
      title,
      notes: [
        'captured: by the clock of the camera, when the picture is drawn; shown: when the number in the pixels of the',
        "img element changes, read before each frame of the display, by the same machine's clock, to a millisecond",
        `the gate is of the median: at most ${gateIntervals} times the time from one frame to the next, with flush=header`,
      ],
      table: {
        headers: ['', 'frames', 'median, ms', '95 % within', 'median, frame intervals', 'gate'],
        rows,
      },
    };
  } finally {
    await server.close();
  }
}
