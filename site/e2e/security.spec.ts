/** What the pages never do: ask a third party, break their own policy, let a cell out of its runner. */
import type { BrowserContext, Page } from '@playwright/test';
import {
  consoleLines,
  editCode,
  makeCellsDom,
  openBench,
  openEditor,
  preferPlainEditor,
  runToEnd,
  waitForLine,
} from './support/bench.ts';
import { expect, test, type LabServer } from './support/lab.ts';
import { allPaths } from './support/pages.ts';

const title = 'Live · your own response';

interface Watch {
  readonly hosts: Set<string>;
  readonly violations: string[];
}

/** Every host that was asked by any frame or worker, and every complaint about a policy. */
function watch(context: BrowserContext): Watch {
  const hosts = new Set<string>();
  const violations: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol)) hosts.add(hostname);
  });
  context.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) violations.push(message.text());
  });
  return { hosts, violations };
}

/** Code that asks `url`, an expression, and logs how it went. */
function asked(url: string): string {
  return `await fetch(${url}).then((r) => log('answered', r.status), (e) => log('refused', e.name));`;
}

/** Code that tries what must not be possible. */
function tried(expression: string): string {
  return `try { ${expression}; log('reached'); } catch (e) { log(e.name); }`;
}

/** Runs code in a cell, and gives what it logged. */
async function runInCell(page: Page, lab: LabServer, code: string): Promise<string[]> {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title);
  await editCode(bench, () => code);
  await runToEnd(bench);
  return consoleLines(bench);
}

test('no page asks a third party, or breaks its own policy', async ({ page, context, lab }) => {
  const { hosts, violations } = watch(context);
  for (const path of allPaths()) {
    await page.goto(lab.url + path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  }
  expect([...hosts]).toEqual(['127.0.0.1']);
  expect(violations).toEqual([]);
});

test('neither does a run, nor the editor with its workers', async ({ page, context, lab }) => {
  const { hosts, violations } = watch(context);
  const bench = await openBench(page, lab, title);
  await runToEnd(bench);
  await openEditor(bench);
  await page.keyboard.press('Control+A');
  await page.keyboard.type("log('changed');");
  await page.keyboard.press('Control+Enter');
  await waitForLine(bench, /^changed$/);
  expect([...hosts]).toEqual(['127.0.0.1']);
  expect(violations).toEqual([]);
});

test("a cell cannot reach the page's document, storage or cookies", async ({ page, lab }) => {
  const code = `
    log('document', typeof document === 'undefined');
    log('storage', typeof localStorage === 'undefined');
    log('parent', typeof parent === 'undefined');
    log('cookies', typeof cookieStore === 'undefined' || (await cookieStore.getAll()).length === 0);
    log('origin', self.origin === '${lab.url}' ? "the page's" : 'its own');
  `;
  const lines = await runInCell(page, lab, code);
  expect(lines).toEqual([
    'document true',
    'storage true',
    'parent true',
    'cookies true',
    'origin its own',
  ]);
});

test('a cell with a document of its own cannot reach that of the page either', async ({
  page,
  lab,
}) => {
  await makeCellsDom(page);
  const code = [
    "log('a document', document.body !== null);",
    tried('parent.document'),
    tried('parent.localStorage'),
    tried("top.location.href = 'https://example.com/'"),
  ].join('\n');
  const lines = await runInCell(page, lab, code);
  expect(lines).toEqual(['a document true', 'SecurityError', 'SecurityError', 'SecurityError']);
});

test('a cell can ask the labs, and nobody else', async ({ page, context, lab }) => {
  const { hosts } = watch(context);
  const code = [
    asked("lab.url('/polling/latest')"),
    asked("'https://example.com/'"),
    asked("'http://localhost:1/'"),
    asked(`'${lab.url}/api/health'`),
    "await import('https://example.com/x.js').catch((e) => log('no import', e.name));",
    "await import(lab.url('/polling/latest')).catch((e) => log('no import', e.name));",
  ].join('\n');
  expect(await runInCell(page, lab, code)).toEqual([
    'answered 204',
    'refused TypeError',
    'refused TypeError',
    'refused TypeError',
    'no import TypeError',
    'no import TypeError',
  ]);
  expect([...hosts]).not.toContain('localhost');
});
