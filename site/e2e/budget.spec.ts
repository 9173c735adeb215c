/** What a page may weigh, compressed, as bytes: budgets are enforced, times are not. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { openBench, openEditor } from './support/bench.ts';
import { expect, partPath, test } from './support/lab.ts';

interface Part {
  readonly path: string;
  readonly type: string;
  readonly bytes: number;
}

/** Notes each answer from now on; `parts` waits for their bodies. */
function weigh(page: Page): { parts(): Promise<Part[]> } {
  const pending: Promise<Part | null>[] = [];
  page.on('response', (response) => pending.push(weightOf(response)));
  return {
    parts: async () => (await Promise.all(pending)).filter((part) => part !== null),
  };
}

async function weightOf(response: Response): Promise<Part | null> {
  const type = response.request().resourceType();
  const path = new URL(response.url()).pathname;
  if (/ts\.worker/.test(path)) return null;
  const body = await response.body().catch(() => null);
  return body === null ? null : { path, type, bytes: gzipSync(body, { level: 9 }).length };
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { bytes }) => total + bytes, 0);
}

/** A list for the message of a failure, the heaviest first. */
function listed(parts: readonly Part[]): string {
  return parts
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ path, bytes }) => `${bytes} ${path}`)
    .join('\n');
}

function isEditor({ path }: Part): boolean {
  return /monaco|editor|ts\.worker|tsMode|typescript/i.test(path);
}

test('the first view of a part weighs at most 60 kB without fonts, and nothing of the editor', async ({
  page,
  lab,
}) => {
  const scale = weigh(page);
  await page.goto(lab.url + partPath, { waitUntil: 'networkidle' });
  const parts = (await scale.parts()).filter(({ type }) => type !== 'font');
  expect(parts.filter(isEditor)).toEqual([]);
  expect(sum(parts), listed(parts)).toBeLessThanOrEqual(60 * 1024);
});

test('the script of a slide without a bench weighs at most 10 kB', async ({ page, lab }) => {
  const scale = weigh(page);
  const slide = `${lab.url}${partPath}?present#the-servlet-of-2019`;
  await page.goto(slide, { waitUntil: 'networkidle' });
  const scripts = (await scale.parts()).filter(({ type }) => type === 'script');
  expect(sum(scripts), listed(scripts)).toBeLessThanOrEqual(10 * 1024);
});

test("the editor weighs at most 1.2 MB before TypeScript's worker", async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Live · your own response');
  const scale = weigh(page);
  const worker = page.waitForRequest(/ts\.worker/);
  await openEditor(bench);
  await worker;
  const parts = (await scale.parts()).filter(({ type }) => type !== 'font');
  expect(parts.some(isEditor)).toBe(true);
  expect(sum(parts), listed(parts)).toBeLessThanOrEqual(1.2 * 1024 * 1024);
});
