/** A data channel to Bob from a browser: how soon it is open, and how much it echoes. */
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../setup/browser.mjs';
import { createServer } from '../src/create-server.ts';
import type { RunningServer } from '../src/start-server.ts';
import { verdict } from './gate.ts';
import type { BenchOptions, Report } from './report.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';

const title = 'A data channel to Bob';
const warmUps = 2;
const opens = 15;
const gateMs = 500;
const messageBytes = [1_024, 16_384, 60_000] as const;

const inPage = fileURLToPath(new URL('data-channel-times.js', import.meta.url));
const browserFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

export async function benchDataChannel({ seconds }: BenchOptions): Promise<Report> {
  const executablePath = findBrowser(process.env, process.platform);
  if (executablePath === null) {
    const notes = ['skipped: there is no Chromium. Install it, or set CHROMIUM_PATH.'];
    return { title, notes, table: { headers: [], rows: [] } };
  }
  const sessionLimits = { bytesPerSecond: Number.MAX_SAFE_INTEGER };
  const server = await createServer({ port: 0, sessionLimits });
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage();
    await page.addInitScript({ path: inPage });
    await page.goto(server.urls.site);
    const lab = await labOf(server);
    const openMs = await openTimes(page, lab);
    const middle = median(openMs);
    const rows = [
      [
        'offer to open, ms, median',
        formatNumber(middle),
        `${formatNumber(Math.min(...openMs))} to ${formatNumber(Math.max(...openMs))}`,
        verdict(middle, { atMost: gateMs }),
      ],
    ];
    for (const size of messageBytes) {
      const asked = [lab, Math.max(2, seconds / messageBytes.length), size];
      const rate = await page.evaluate<number>(`dataChannelEchoes(...${JSON.stringify(asked)})`);
      rows.push([`echo of ${size} bytes, MB/s`, formatNumber(rate / 1e6), '', '']);
    }
    return { title, notes, table: { headers: ['', 'measured', 'range', 'gate'], rows } };
  } finally {
    await browser.close();
    await server.close();
  }
}

const notes = [
  `${opens} calls after ${warmUps}, one after another; the offer has no candidate, the answer has all of Bob's.`,
  'Everything is tapped and decrypted for the log, as on a slide.',
];

async function labOf({ urls }: RunningServer): Promise<string> {
  const response = await fetch(`${urls.site}/api/sessions`, { method: 'POST' });
  const { id } = (await response.json()) as { readonly id: string };
  return `${urls.labs[0]}/s/${id}/1`;
}

async function openTimes(page: Page, lab: string): Promise<readonly number[]> {
  const times: number[] = [];
  while (times.length < warmUps + opens) {
    times.push(await page.evaluate<number>(`dataChannelOpens(${JSON.stringify(lab)})`));
  }
  return times.slice(warmUps);
}
