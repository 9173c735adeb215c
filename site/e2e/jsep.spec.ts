/** JSEP: real connections of the page, in the right order and in others. */
import type { Locator, Page } from '@playwright/test';
import { benchOf } from './support/bench.ts';
import { expect, test, webRtcPath, type LabServer } from './support/lab.ts';

async function openAt(page: Page, lab: LabServer, title: string): Promise<Locator> {
  await page.goto(lab.url + webRtcPath);
  const bench = benchOf(page, title);
  await bench.scrollIntoViewIfNeeded();
  return bench;
}

const button = (place: Locator, name: string | RegExp) =>
  place.getByRole('button', { name, exact: true });

/** The state machine of signaling, as it is drawn. */
const diagram = (bench: Locator, peer: string) =>
  bench.getByRole('region', { name: peer, exact: true }).getByRole('img');

async function takeSteps(bench: Locator, count: number): Promise<void> {
  const line = bench.getByText(/^(Next, \d+ of|All) /);
  for (let step = 0; step < count; step += 1) {
    const before = await line.innerText();
    await button(bench, 'Next step').click();
    await expect(line).not.toHaveText(before);
  }
}

test('jsep-stepper: a student who takes the right steps sees both sides agree and connect', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openAt(page, lab, 'JSEP, step by step');
  await takeSteps(bench, 2);
  await expect(diagram(bench, 'Alice')).toHaveAccessibleName(
    'signalingState: have-local-offer, from stable',
  );
  // Candidates come at once, and Bob has nothing yet that they could belong to.
  await expect(bench.getByText(/^\d+ candidates? waits? for Bob/)).toContainText('until');
  await takeSteps(bench, 2);
  await expect(diagram(bench, 'Bob')).toHaveAccessibleName(
    'signalingState: have-remote-offer, from stable',
  );
  await takeSteps(bench, 4);
  await expect(diagram(bench, 'Alice')).toHaveAccessibleName(/: stable, from have-local-offer$/);
  await takeSteps(bench, 2);
  const timeline = bench.getByRole('list', { name: 'Timeline of calls and events' });
  await expect(timeline).toContainText('open: the data channel "chat"');
  await expect(bench.getByRole('region', { name: 'Bob' })).toContainText('0 wait in the queue');
  await button(bench, 'Code').click();
  const code = await bench.locator('pre').innerText();
  expect(code).toContain('await bob.setRemoteDescription(sent1);');
  // The code is what was done: run by itself it comes to the same.
  const states = await page.evaluate(
    (text) =>
      new Function(
        `return (async () => { ${text}\nreturn [alice.signalingState, bob.signalingState]; })()`,
      )() as Promise<string[]>,
    code,
  );
  expect(states).toEqual(['stable', 'stable']);
  expect(pageErrors).toEqual([]);
});

test('jsep-stepper: a student who follows the slide of 2019 is stopped at step 5 by the browser', async ({
  page,
  lab,
}) => {
  const bench = await openAt(page, lab, 'JSEP, step by step');
  await bench.getByRole('combobox', { name: 'order' }).selectOption('2019');
  await takeSteps(bench, 4);
  const refused = bench.getByRole('status').filter({ hasText: 'InvalidStateError' });
  await expect(refused).toContainText('Bob: bob.createAnswer()');
  await expect(refused).toContainText('Failed to execute');
  await expect(refused.getByRole('link')).toHaveText('RFC 9429 §4.1.9');
});

test('jsep-stepper: a student can press any call at any time, and gets the browser’s own exception', async ({
  page,
  lab,
}) => {
  const bench = await openAt(page, lab, 'JSEP, step by step');
  const alice = bench.getByRole('group', { name: 'Calls of Alice' });
  const bob = bench.getByRole('group', { name: 'Calls of Bob' });
  const refused = bench.locator('.jsep-refused');
  await button(alice, 'setLocalDescription()').click();
  await expect(bench.getByText(/wait for Bob/)).toBeVisible();
  await button(bob, 'addIceCandidate(next)').click();
  await expect(refused).toContainText('InvalidStateError · Bob');
  await expect(refused).toContainText('remoteDescription is null');
  await button(alice, 'roll back').click();
  await expect(diagram(bench, 'Alice')).toHaveAccessibleName(/: stable, from have-local-offer$/);
  await expect(refused).toBeHidden();
  await button(alice, 'setRemoteDescription(received)').click();
  await expect(refused).toContainText('Nothing was received yet');
  await button(bob, 'close()').click();
  await button(bob, 'createOffer()').click();
  await expect(refused).toContainText("signalingState is 'closed'");
});

test('trickle-race: a student can measure that trickle waits for nobody', async ({ page, lab }) => {
  const bench = await openAt(page, lab, 'Trickle on and off');
  await button(bench, 'Compare').click();
  const rows = bench.getByRole('row');
  await expect(rows.nth(1)).toContainText('5 of 5', { timeout: 20_000 });
  await expect(rows.nth(2)).toContainText('5 of 5', { timeout: 20_000 });
  // Without trickle the candidates are in the offer, with it they follow.
  await expect(rows.nth(1).getByRole('cell').nth(1)).toHaveText('0');
  await expect(rows.nth(2).getByRole('cell').nth(1)).not.toHaveText('0');
});

test('perfect-negotiation: a student can see two offers collide, and the pattern save the call', async ({
  page,
  lab,
}) => {
  const bench = await openAt(page, lab, 'Both offer at the same time');
  const collide = button(bench, 'Collide');
  await collide.click();
  await expect(bench.getByText(/^Agreed after \d+ ms, on both streams/).first()).toBeVisible();
  const lines = bench.getByRole('list', { name: 'What both did, in order' });
  await expect(lines).toContainText('a collision, and it is polite: it gives way');
  await expect(lines).toContainText('its own offer was rolled back');
  await button(bench, 'both impolite').click();
  await collide.click();
  await expect(
    bench.getByText(/Alice is have-local-offer, Bob is have-local-offer/).first(),
  ).toBeVisible();
  await button(bench, 'without the pattern').click();
  await collide.click();
  await expect(lines).toContainText('InvalidStateError');
  await expect(lines).toContainText('Called in wrong state: stable');
});
