/** A bench as its users meet it: found by its title, worked by its buttons, read on its console and its wire. */
import { expect, type Locator, type Page } from '@playwright/test';
import { partPath, type LabServer } from './lab.ts';

/** The bench with this title. */
export function benchOf(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** Opens a part's page at the bench with this title, and waits until its Run can be pressed. */
export async function openBench(
  page: Page,
  lab: LabServer,
  title: string,
  path = partPath,
): Promise<Locator> {
  await page.goto(lab.url + path);
  return attend(page, title);
}

/** Scrolls to a bench of the open page, and waits until it is alive. */
export async function attend(page: Page, title: string): Promise<Locator> {
  const bench = benchOf(page, title);
  await bench.scrollIntoViewIfNeeded();
  await expect(bench.getByRole('button', { name: 'Recorded', exact: true })).toBeEnabled();
  return bench;
}

export function runButton(bench: Locator, label = 'Run'): Locator {
  return bench.getByRole('button', { name: label, exact: true });
}

export function stopButton(bench: Locator): Locator {
  return bench.getByRole('button', { name: 'Stop', exact: true });
}

/** Presses Run, and waits until the run has ended by itself; a short one may be over before one can look. */
export async function runToEnd(bench: Locator, label = 'Run'): Promise<void> {
  const { ended } = await watchRun(bench);
  await runButton(bench, label).click();
  await ended;
}

/** Watches for the run that begins next: `ended` resolves when it is over, however short it is. */
export async function watchRun(bench: Locator): Promise<{ readonly ended: Promise<void> }> {
  // A handle: the watch is set before anything else can be pressed, and waited for later.
  const watch = await bench.evaluateHandle((element) => ({
    ended: new Promise<void>((resolve) => {
      let ran = false;
      const observer = new MutationObserver(() => {
        const runs = element.querySelector('.bench-stop') !== null;
        if (ran && !runs) resolve();
        ran ||= runs;
      });
      observer.observe(element, { subtree: true, childList: true, attributes: true });
    }),
  }));
  return { ended: watch.evaluate(({ ended }) => ended) };
}

export function consoleOf(bench: Locator): Locator {
  return bench.getByRole('region', { name: 'Console' });
}

/** Each line of the console without its time; all of them once the run has ended. */
export async function consoleLines(bench: Locator): Promise<string[]> {
  const lines = await consoleOf(bench).locator('.console-values').allInnerTexts();
  return lines.map((line) => line.replaceAll(/\s+/g, ' ').trim());
}

/** Waits until the console has a line that matches. */
export async function waitForLine(bench: Locator, line: RegExp, timeoutMs = 10_000): Promise<void> {
  const lines = () => consoleLines(bench);
  await expect
    .poll(lines, { timeout: timeoutMs, message: `a console line like ${line}` })
    .toContainEqual(expect.stringMatching(line));
}

/** Opens the code in the editor that the page prefers; the keyboard is in it then. Monaco has to be loaded first. */
export async function openEditor(bench: Locator): Promise<Locator> {
  await bench.getByRole('button', { name: 'Edit', exact: true }).click();
  const editor = bench.getByRole('textbox', { name: /^Code of/ });
  await expect(editor).toBeFocused({ timeout: 30_000 });
  return editor;
}

/** Changes the code in the plain text editor; the page must have been told to prefer it. */
export async function editCode(bench: Locator, change: (code: string) => string): Promise<void> {
  const editor = bench.getByRole('textbox', { name: /^Code of/ });
  if (!(await editor.isVisible())) await openEditor(bench);
  const code = await editor.inputValue();
  const changed = change(code);
  expect(changed, 'the text to change must be in the code').not.toBe(code);
  await editor.fill(changed);
}

/** As if the student had chosen the plain text editor before: no test has to wait for Monaco. */
export async function preferPlainEditor(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('wireside:editor', 'plain'));
}

/** Puts an intermediary between browser and lab server; `name` as the switch says it. */
export async function choosePath(bench: Locator, name: string): Promise<void> {
  await bench.getByRole('combobox', { name: 'path' }).selectOption({ label: name });
}

/** As if the lesson's author had written `runs="dom"`: such a cell shares the frame's thread, not a worker's. */
export async function makeCellsDom(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver(() => {
      for (const island of document.querySelectorAll('astro-island[props*="worker"]')) {
        const props = island.getAttribute('props') ?? '';
        island.setAttribute('props', props.replace('"place":[0,"worker"]', '"place":[0,"dom"]'));
      }
    }).observe(document, { subtree: true, childList: true });
  });
}
