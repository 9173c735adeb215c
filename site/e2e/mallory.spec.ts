/** A call that is tapped, and how two people find out. */
import type { Locator } from '@playwright/test';
import { openBench } from './support/bench.ts';
import { expect, test, webRtcPath } from './support/lab.ts';

const codeOf = (bench: Locator, name: string) =>
  bench.getByRole('region', { name, exact: true }).locator('.mallory-code').innerText();

async function compare(bench: Locator): Promise<boolean> {
  await bench.getByRole('button', { name: 'Compare the codes by telephone' }).click();
  const [alice, carol] = [await codeOf(bench, 'Alice'), await codeOf(bench, 'Carol')];
  expect(alice).toMatch(/^\d{3} \d{3} \d{3} \d{3}$/);
  return alice === carol;
}

test('mallory: a student sees their own call tapped, and catches it by the codes; with an honest server they are equal', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'Live · who is in the middle?', webRtcPath);
  const alice = bench.getByRole('region', { name: 'Alice', exact: true });
  const carol = bench.getByRole('region', { name: 'Carol', exact: true });
  const call = bench.getByRole('button', { name: 'Call', exact: true });
  await call.click();
  await alice.getByLabel('Alice says').fill('The key is under the mat');
  await alice.getByRole('button', { name: 'Send' }).click();
  await expect(carol.getByText('The key is under the mat')).toBeVisible();
  await expect(bench.getByText(/Mallory read: .*The key is under the mat/)).toBeVisible();
  expect(await compare(bench)).toBe(false);
  await bench.getByRole('button', { name: 'Stop', exact: true }).click();
  await bench.getByLabel('an honest one').check();
  await call.click();
  await carol.getByRole('button', { name: 'Send' }).click();
  await expect(alice.getByText('I will be there')).toBeVisible();
  expect(await compare(bench)).toBe(true);
  await bench.getByRole('button', { name: 'Ask who it was' }).click();
  await expect(bench.getByText(/The server was honest/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});
