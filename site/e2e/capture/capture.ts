/**
 * `npm run capture [-- <bench-id>...]`: runs the benches of all parts against the real labs, and writes their traces
 * to content/traces/, where readers without a lab server find them. It needs the built site.
 */
import { chromium, type Browser } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from '../../../labs-server/setup/browser.mjs';
import { browserFlags } from '../../playwright.config.ts';
import { siteDirectory, startLabServer } from '../support/lab.ts';
import { traceOf } from './check-trace.ts';
import { partPages } from './part-pages.ts';
import { recordBench, type BenchPlace } from './record-bench.ts';

const folder = join(import.meta.dirname, '..', '..', '..', 'content', 'traces');

process.exitCode = await main(process.argv.slice(2));

async function main(wanted: readonly string[]): Promise<number> {
  const executablePath = findBrowser(process.env, process.platform);
  if (executablePath === null) {
    return fail(
      'Capturing needs Chrome, Chromium or Edge: install one, or name it in WIRESIDE_BROWSER.',
    );
  }
  const browser = await chromium.launch({
    executablePath,
    args: browserFlags,
    handleSIGINT: false,
    handleSIGTERM: false,
  });
  const ending = endOnSignal(browser);
  try {
    const places = await findBenches(browser);
    const unknown = wanted.filter((id) => !places.some((place) => place.id === id));
    if (unknown.length > 0) {
      const known = places.map(({ id }) => id).join(', ');
      return fail(`There is no bench ${unknown.join(', ')}. The benches are: ${known}.`);
    }
    const chosen = wanted.length === 0 ? places : places.filter(({ id }) => wanted.includes(id));
    return await captureAll(browser, chosen, ending);
  } catch (error) {
    return fail(messageOf(error));
  } finally {
    await browser.close();
  }
}

/** The benches of all part pages, in the order in which they stand there. */
async function findBenches(browser: Browser): Promise<readonly BenchPlace[]> {
  const pages = await partPages(siteDirectory);
  const lab = await startLabServer();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const places: BenchPlace[] = [];
  try {
    const page = await context.newPage();
    for (const path of pages) {
      await page.goto(lab.url + path);
      const ids = await page
        .locator('[data-bench]')
        .evaluateAll((benches) => benches.map((bench) => bench.getAttribute('data-bench') ?? ''));
      places.push(...ids.map((id) => ({ id, page: path })));
    }
  } finally {
    await context.close();
    await lab.stop();
  }
  return places;
}

/** @returns the exit code: 1 when a bench could not be recorded */
async function captureAll(
  browser: Browser,
  places: readonly BenchPlace[],
  ending: AbortSignal,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  let exitCode = 0;
  for (const place of places) {
    if (ending.aborted) return fail('Stopped before the end.');
    const startedAtMs = performance.now();
    try {
      const file = await recordBench(browser, place);
      await writeFile(join(folder, `${place.id}.pcapng`), file);
      const { records, metadata } = traceOf(file);
      const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);
      console.log(
        `${place.id.padEnd(24)}${records.length} records, ${metadata.console.length} console lines, ${file.length} bytes, ${seconds} s`,
      );
    } catch (error) {
      exitCode = fail(`${place.id.padEnd(24)}FAILED: ${messageOf(error)}`);
    }
  }
  return exitCode;
}

/** Ctrl+C closes the browser: the bench under way fails, stops its lab server, and no other follows. */
function endOnSignal(browser: Browser): AbortSignal {
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
    void browser.close();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  return ending.signal;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function fail(line: string): number {
  console.error(line);
  return 1;
}
