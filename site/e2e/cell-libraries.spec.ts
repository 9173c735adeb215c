/** Libraries in cells: imported by name, from the runner's own origin, and only when code asks for them. */
import { chromium, type Page } from '@playwright/test';
import config, { browserFlags } from '../playwright.config.ts';
import { startStaticHost } from './capture/static-host.ts';
import {
  benchOf,
  consoleLines,
  consoleOf,
  editCode,
  openBench,
  preferPlainEditor,
  runButton,
  runToEnd,
  waitForLine,
} from './support/bench.ts';
import { expect, siteDirectory, startLabServer, test, webSocketPath } from './support/lab.ts';

const title = 'Live · the chat on Socket.IO';

/** Addresses of libraries, and of what finds their names in code, that anybody asked for from now on. */
function watchLibraries(page: Page): string[] {
  const urls: string[] = [];
  page.context().on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\/(?:socket\.io\.|link-libraries)/.test(pathname)) urls.push(request.url());
  });
  return urls;
}

test('a library is loaded by a run that imports it, from the runner, and by no page', async ({
  page,
  lab,
}) => {
  const hosts = new Set<string>();
  page.context().on('request', (request) => hosts.add(new URL(request.url()).hostname));
  const urls = watchLibraries(page);
  const bench = await openBench(page, lab, title, webSocketPath);
  expect(urls).toEqual([]);
  await runToEnd(bench);
  expect(await consoleLines(bench)).toContain('Ann hears: Hello!');
  const library = urls.filter((url) => url.includes('/socket.io.'));
  expect(new Set(library.map((url) => new URL(url).port))).toEqual(new Set([`${lab.port + 3}`]));
  expect([...hosts].filter((host) => host !== '')).toEqual(['127.0.0.1']);
});

test('a student who imports anything else is told what may be imported, with the line', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title, webSocketPath);
  await editCode(bench, () => "log('never');\n\nimport _ from 'lodash';");
  await runButton(bench).click();
  await expect(consoleOf(bench)).toContainText(
    'TypeError: Failed to resolve module specifier "lodash": a cell may import socket.io-client, and nothing else.',
  );
  await expect(consoleOf(bench)).toContainText('client.ts:3:1');
  await expect(consoleOf(bench)).not.toContainText('never');
});

test('a student who imports what the library does not have is told so, with the line', async ({
  page,
  lab,
}) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title, webSocketPath);
  await editCode(bench, () => "log('never');\nimport { oi } from 'socket.io-client';\noi();");
  await runButton(bench).click();
  await expect(consoleOf(bench)).toContainText(/'socket\.io-client' does not provide .*'oi'/);
  await expect(consoleOf(bench)).toContainText('client.ts:2:1');
  await expect(consoleOf(bench)).not.toContainText('never');
});

test('an error behind an import has the place that the student sees', async ({ page, lab }) => {
  await preferPlainEditor(page);
  const bench = await openBench(page, lab, title, webSocketPath);
  const code = "import { io } from 'socket.io-client'; (null as any).x;";
  await editCode(bench, () => code);
  await runButton(bench).click();
  await expect(consoleOf(bench)).toContainText('TypeError: Cannot read properties of null');
  await expect(consoleOf(bench)).toContainText(`client.ts:1:${code.lastIndexOf('x') + 1}`);
});

test('a library can be imported where the runner has an opaque origin, on plain http', async () => {
  const server = await startLabServer(['--host', '127.0.0.1', '--allow-host', 'lan.test']);
  const browser = await chromium.launch({
    ...config.use?.launchOptions,
    args: [...browserFlags, '--host-resolver-rules=MAP lan.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    const named = { ...server, url: `http://lan.test:${server.port}` };
    const bench = await openBench(page, named, title, webSocketPath);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    await runToEnd(bench);
    expect(await consoleLines(bench)).toContain('Ann hears: Ann, are you there?');
  } finally {
    await browser.close();
    await server.stop();
  }
});

/** As if the lesson's author had written `needs="none"`. */
async function needNoLab(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      for (const island of document.querySelectorAll('astro-island[props*="needsLab"]')) {
        const props = island.getAttribute('props') ?? '';
        island.setAttribute('props', props.replace('"needsLab":[0,true]', '"needsLab":[0,false]'));
      }
    }).observe(document, { subtree: true, childList: true });
  });
}

test('a library can be imported without a lab server, on any static host', async ({ page }) => {
  const host = await startStaticHost(siteDirectory);
  try {
    await preferPlainEditor(page);
    await needNoLab(page);
    const urls = watchLibraries(page);
    await page.goto(host.url + webSocketPath);
    const bench = benchOf(page, title);
    await bench.scrollIntoViewIfNeeded();
    await expect(runButton(bench)).toBeEnabled();
    await editCode(bench, () => "import { io } from 'socket.io-client';\nlog(typeof io);");
    expect(urls).toEqual([]);
    await runButton(bench).click();
    // The recorded run, which this bench has in fact, may be shown below it.
    await waitForLine(bench, /^function$/);
    expect(new Set(urls.map((url) => new URL(url).origin))).toEqual(new Set([host.url]));
  } finally {
    await host.close();
  }
});
