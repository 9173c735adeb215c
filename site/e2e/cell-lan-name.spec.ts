/** The code cell under a name of the local network on plain http, where the runner's origin has to be opaque. */
import config, { browserFlags } from '../playwright.config.ts';
import {
  attend,
  consoleLines,
  consoleOf,
  editCode,
  preferPlainEditor,
  runButton,
  runToEnd,
  stopButton,
} from './support/bench.ts';
import { expect, partPath, startLabServer, test } from './support/lab.ts';

const name = 'lan.test';

test.use({
  launchOptions: {
    ...config.use?.launchOptions,
    args: [...browserFlags, `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  },
});

test('under a name of the local network a loop without end leaves the page alive', async ({
  page,
}) => {
  const lab = await startLabServer(['--allow-host', name]);
  try {
    await preferPlainEditor(page);
    await page.goto(`http://${name}:${lab.port}${partPath}`);
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    const bench = await attend(page, 'Live · EventSource');
    await runButton(bench).click();
    await expect(consoleOf(bench)).toContainText('open');
    await stopButton(bench).click();
    await editCode(bench, () => 'while (true) {}');
    await runButton(bench).click();
    await expect(consoleOf(bench)).toContainText('The cell has not answered for');
    expect(await page.evaluate(() => 6 * 7)).toBe(42);
    await stopButton(bench).click();
    await editCode(bench, () => 'const feed = await fetch(lab.url("/feed"));\nlog(feed.status)');
    await runToEnd(bench);
    expect(await consoleLines(bench)).toEqual(['200']);
    expect(await bench.locator('iframe').getAttribute('sandbox')).toBe('allow-scripts');
  } finally {
    await lab.stop();
  }
});
