/** The exercise "Server-sent events by hand", judged by a real EventSource and the server's decoder. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { editCode, preferPlainEditor } from './support/bench.ts';
import { expect, partPath, siteDirectory, test, type LabServer } from './support/lab.ts';
import { ladderRows } from './support/wire.ts';

const folder = join(import.meta.dirname, '..', '..', 'content', 'exercises', 'sse-by-hand');
const wrongNames = (await readdir(folder)).filter((name) => name.startsWith('wrong-'));

function codeOf(name: string): Promise<string> {
  return readFile(join(folder, name), 'utf8');
}

async function openExercise(page: Page, lab: LabServer): Promise<Locator> {
  await preferPlainEditor(page);
  await page.goto(lab.url + partPath);
  const exercise = page.getByRole('region', { name: 'Exercise E8' });
  await exercise.scrollIntoViewIfNeeded();
  await expect(checkButton(exercise)).toBeEnabled();
  return exercise;
}

function checkButton(exercise: Locator): Locator {
  return exercise.getByRole('button', { name: /^Check/ });
}

/** Puts the code in and checks it; waits for the verdict. */
async function check(exercise: Locator, code?: string): Promise<void> {
  if (code !== undefined) {
    const editor = exercise.getByRole('textbox', { name: /^Code of/ });
    if (await editor.isVisible()) await editor.fill(code);
    else await editCode(exercise, () => code);
  }
  await checkButton(exercise).click();
  await expect(exercise.getByText(/^[✓✗○] (Right|Not yet|Not judged)/)).toBeVisible({
    timeout: 20_000,
  });
}

test('a student whose stream is right is told so, and progress survives a reload', async ({
  page,
  lab,
}) => {
  const exercise = await openExercise(page, lab);
  await check(exercise, await codeOf('solution.ts'));
  await expect(exercise.getByText(/^✓ Right: in every round/)).toBeVisible();
  await expect(exercise.getByText('✓ solved')).toBeVisible();
  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(exercise.getByText('✓ solved')).toBeVisible();
});

test('a student who changes nothing is told about the missing blank line', async ({
  page,
  lab,
}) => {
  const exercise = await openExercise(page, lab);
  await check(exercise);
  await expect(exercise.getByText(/^✗ Not yet/)).toBeVisible();
  await expect(exercise.getByText(/^Round 1, event \d: expected type/)).toBeVisible();
  await expect(exercise.getByText(/An event is dispatched by a blank line/)).toBeVisible();
  await expect(exercise.getByText('1 try so far')).toBeVisible();
});

for (const name of wrongNames) {
  test(`a student who writes ${name} gets the feedback that it names`, async ({ page, lab }) => {
    const code = await codeOf(name);
    const feedback = /^\/\/ Must trigger: ([a-z-]+)\./.exec(code)?.[1] ?? 'none is named';
    const exercise = await openExercise(page, lab);
    await check(exercise, code);
    await expect(exercise.getByText(/^✗ Not yet/)).toBeVisible();
    await expect(exercise.locator('[data-feedback]')).toHaveAttribute('data-feedback', feedback);
  });
}

test('a student can see the evidence on the wire, and the solution after the third wrong try', async ({
  page,
  lab,
}) => {
  const exercise = await openExercise(page, lab);
  const solution = exercise.getByText('Show a solution');
  await check(exercise);
  await exercise.getByRole('button', { name: 'Show me on the wire' }).click();
  await expect(exercise.getByRole('region', { name: 'Round 1' })).toBeVisible();
  await expect(ladderRows(exercise).filter({ hasText: /GET .*answers/ })).not.toHaveCount(0);
  await expect(solution).toHaveCount(0);
  await check(exercise);
  await expect(exercise.getByText('2 tries so far')).toBeVisible();
  await expect(solution).toHaveCount(0);
  await check(exercise);
  await solution.click();
  await expect(exercise.getByText(/lines\.push\(`data: \$\{line\}`\)/)).toBeVisible();
});

test('a student can climb the ladder of hints, and it stays open after a reload', async ({
  page,
  lab,
}) => {
  const exercise = await openExercise(page, lab);
  await exercise.getByRole('button', { name: 'Hint 1 of 3' }).click();
  await exercise.getByRole('button', { name: 'Hint 2 of 3' }).click();
  const hints = exercise.getByRole('list', { name: 'Hints' }).getByRole('listitem');
  await expect(hints).toHaveCount(2);
  await page.reload();
  await exercise.scrollIntoViewIfNeeded();
  await expect(hints).toHaveCount(2);
  await exercise.getByRole('button', { name: 'Hint 3 of 3' }).click();
  await expect(hints.last()).toContainText('___');
});

test('a student whose function throws or never ends is told so', async ({ page, lab }) => {
  const exercise = await openExercise(page, lab);
  const head = 'export function writeStream(): string {';
  await check(exercise, `${head} throw new Error('my mistake'); }`);
  await expect(exercise.getByText(/my mistake/).first()).toBeVisible();
  await check(exercise, `${head} while (true) {} }`);
  await expect(exercise.getByText(/writeStream did not return within 3 s/)).toBeVisible();
});

test('the build holds no check, no solution and no wrong answer of an exercise', async () => {
  const files = await readdir(siteDirectory, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile() && /\.(js|html|json|map)$/.test(file.name))
      .map(async (file) => readFile(join(file.parentPath, file.name), 'utf8')),
  );
  const build = texts.join('\n');
  expect(build).toContain('What if the data is empty, or has several lines?');
  const secrets = [
    'lines.push(`data: ${line}`)',
    'undispatchedTail',
    'browser-disagrees`',
    'Must trigger',
    "replaceAll('\\n', '\\\\n')",
    '`data : ${line}`',
  ];
  for (const secret of secrets) expect(build.includes(secret), secret).toBe(false);
});
