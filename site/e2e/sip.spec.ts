/** SIP over WebSocket: registration, calls to Bob and between two user agents, refusals, messages by hand. */
import type { Locator } from '@playwright/test';
import { openBench, runButton, stopButton } from './support/bench.ts';
import { expect, test, webRtcPath } from './support/lab.ts';

const title = 'SIP over WebSocket';
const seenOf = (bench: Locator) => bench.getByRole('region', { name: 'What script saw' });
const agentOf = (bench: Locator, user: string) =>
  bench.getByRole('region', { name: user, exact: true });
const press = (place: Locator, name: string) =>
  place.getByRole('button', { name, exact: true }).click();

/** The messages of the diagram, each as "alice to lab.invalid: REGISTER sip:lab.invalid". */
async function messages(bench: Locator): Promise<string[]> {
  const rows = bench.getByRole('list', { name: 'SIP messages in the order of time' });
  const texts = await rows.locator('.msq-arrow').allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

/** The 200 of an INVITE comes again until its ACK is there, and each gets one (RFC 3261 section 13.3.1.4). */
function withoutRepeats(rows: readonly string[]): string[] {
  const seen = new Set<string>();
  return rows.filter((text) => {
    const isAnswer = text.includes('200 OK (INVITE)');
    if (!isAnswer && !(seen.has('answer') && text.includes(': ACK'))) return true;
    const kind = isAnswer ? 'answer' : 'ACK';
    const isNew = !seen.has(kind);
    seen.add(kind);
    return isNew;
  });
}

async function connect(bench: Locator): Promise<void> {
  await runButton(bench, 'Connect').click();
  await expect(seenOf(bench).getByText('alice: connected')).toBeVisible();
}

test('sip-phone: a student can register with a challenge, call Bob, and hang up', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, title, webRtcPath);
  await connect(bench);
  await press(bench, 'Register');
  await expect(seenOf(bench).getByText('alice: registered')).toBeVisible();
  await press(bench, 'Call');
  await expect(seenOf(bench).getByText('alice: data channel chat is open')).toBeVisible();
  await press(bench, 'Send Hello');
  await expect(
    seenOf(bench).getByText('alice: message "Hello over the data channel"'),
  ).toBeVisible();
  await press(bench, 'Hang up');
  await expect(seenOf(bench).getByText('alice: ended: Terminated')).toBeVisible();
  const last = 'lab.invalid to alice: 200 OK (BYE)';
  await expect.poll(() => messages(bench)).toContainEqual(last);
  const rows = withoutRepeats(await messages(bench));
  const told = rows.map((text) =>
    text.replace(/ ?SDP \d+ B$/, '').replace(/^alice to lab.invalid: (\w+) .*/, '$1'),
  );
  expect(told).toEqual([
    'REGISTER',
    'lab.invalid to alice: 401 Unauthorized (REGISTER)',
    'REGISTER',
    'lab.invalid to alice: 200 OK (REGISTER)',
    'INVITE',
    'lab.invalid to alice: 407 Proxy Authentication Required (INVITE)',
    'ACK',
    'INVITE',
    'lab.invalid to alice: 100 Trying (INVITE)',
    'lab.invalid to alice: 180 Ringing (INVITE)',
    'lab.invalid to alice: 200 OK (INVITE)',
    'ACK',
    'BYE',
    last,
  ]);
  expect(rows.filter((text) => /SDP \d+ B$/.test(text))).toHaveLength(3);
  // Once in the diagram, once in the wire view.
  await expect(bench.getByText('200 OK (BYE)', { exact: true })).toHaveCount(2);
  await stopButton(bench).click();
  expect(pageErrors).toEqual([]);
});

test('sip-phone: a ringing call can be cancelled, and a busy user, an unknown one and a wrong password are told', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, title, webRtcPath);
  await connect(bench);
  const call = async (user: string): Promise<void> => {
    await bench.getByRole('combobox', { name: 'whom alice calls' }).selectOption(user);
    await press(bench, 'Call');
  };
  await call('ringing');
  await expect(seenOf(bench).getByText('alice: progress')).toBeVisible();
  await press(bench, 'Cancel the call');
  await expect(seenOf(bench).getByText('alice: failed: Canceled')).toBeVisible();
  await expect.poll(() => messages(bench)).toContainEqual(expect.stringMatching(/: 487 Request/));
  await call('busy');
  await expect(seenOf(bench).getByText('alice: failed: Busy')).toBeVisible();
  await call('nobody');
  await expect(seenOf(bench).getByText('alice: failed: Not Found')).toBeVisible();
  await press(bench, 'Register with a wrong password');
  await expect(
    seenOf(bench).getByText('alice: registrationFailed: Authentication Error'),
  ).toBeVisible();
  await bench.getByText('Write a message by hand').click();
  await bench.getByRole('combobox', { name: 'begin with' }).selectOption('483: Max-Forwards 0');
  await press(bench, 'Send the message');
  await expect(seenOf(bench).getByText('by hand: SIP/2.0 483 Too Many Hops')).toBeVisible();
  await stopButton(bench).click();
});

test('sip-phone: two user agents of a page call each other through the proxy', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, title, webRtcPath);
  await connect(bench);
  await press(bench, 'Add carol to this page');
  const [alice, carol] = [agentOf(bench, 'alice'), agentOf(bench, 'carol')];
  await press(carol, 'Register');
  await expect(seenOf(bench).getByText('carol: registered')).toBeVisible();
  await alice.getByRole('combobox', { name: 'whom alice calls' }).selectOption('carol');
  await press(alice, 'Call');
  await press(carol, 'Answer');
  await expect(seenOf(bench).getByText('alice: data channel chat is open')).toBeVisible();
  await press(carol, 'Send Hello');
  await expect(
    seenOf(bench).getByText('alice: message "Hello over the data channel"'),
  ).toBeVisible();
  await press(carol, 'Hang up');
  await expect(seenOf(bench).getByText('alice: ended: Terminated')).toBeVisible();
  await stopButton(bench).click();
});
