/** The opening handshake: a request to repair, and an answer to write. */
import type { Locator, Page } from '@playwright/test';
import { attend, openBench, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath, type LabServer } from './support/lab.ts';

const openRequest = (page: Page, lab: LabServer): Promise<Locator> =>
  openBench(page, lab, 'Upgrade request', webSocketPath);
const openAnswer = (page: Page, lab: LabServer): Promise<Locator> =>
  openBench(page, lab, 'Upgrade answer', webSocketPath);
const requestOf = (bench: Locator): Locator => bench.getByLabel(/^the request, byte for byte/);
const answerOf = (bench: Locator): Locator => bench.getByLabel(/^your answer/);
const region = (bench: Locator, name: string): Locator => bench.getByRole('region', { name });
const serverAnswerOf = (bench: Locator): Locator =>
  region(bench, 'The server’s answer, byte for byte');
const broken = (list: Locator): Locator => list.getByRole('listitem').filter({ hasText: 'Broken' });

/** Sends one of the requests to begin with. */
async function sendPreset(bench: Locator, preset: string): Promise<void> {
  await bench.getByRole('button', { name: preset, exact: true }).click();
  await runToEnd(bench, 'Send');
}

test('handshake-request: a student can send the request of 2019, and repair it with what the answer says', async ({
  page,
  lab,
}) => {
  const bench = await openRequest(page, lab);
  const request = requestOf(bench);
  await expect(request).toHaveValue(/^GET \/chat HTTP\/1\.1\nHost: server\.example\.com\n/);
  await runToEnd(bench, 'Send');
  const answer = serverAnswerOf(bench);
  await expect(answer).toContainText('HTTP/1.1 400 Bad Request');
  await expect(answer).toContainText('Sec-WebSocket-Version: 13, 8');
  const rules = region(bench, 'the request, rule by rule');
  await expect(broken(rules)).toHaveCount(2);
  await expect(broken(rules).first()).toContainText('since version 13 a browser sends Origin');
  const old = await request.inputValue();
  await request.fill(
    old.replace('Sec-WebSocket-Origin', 'Origin').replace('Version: 7', 'Version: 13'),
  );
  await runToEnd(bench, 'Send');
  await expect(answer).toContainText('HTTP/1.1 101 Switching Protocols');
  await expect(answer).toContainText('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  await expect(bench).toContainText('both sides speak WebSocket');
  await expect(broken(rules)).toHaveCount(0);
  await expect(broken(region(bench, 'the answer, rule by rule'))).toHaveCount(0);
});

test('a student can see that a request without Upgrade is an ordinary one', async ({
  page,
  lab,
}) => {
  const bench = await openRequest(page, lab);
  const answer = serverAnswerOf(bench);
  for (const preset of ['no Upgrade', 'Connection without its token']) {
    await sendPreset(bench, preset);
    await expect(answer).toContainText('HTTP/1.1 426 Upgrade Required');
    await expect(broken(region(bench, 'the request, rule by rule'))).toHaveCount(1);
  }
});

test('a student can offer an extension, and see that the server takes it', async ({
  page,
  lab,
}) => {
  const bench = await openRequest(page, lab);
  await sendPreset(bench, 'offers an extension');
  await expect(serverAnswerOf(bench)).toContainText('Sec-WebSocket-Extensions: permessage-deflate');
  await expect(region(bench, 'the answer, rule by rule')).toContainText(
    'extensions that were offered: "permessage-deflate"',
  );
});

test('a student can answer a real browser, which opens with the sub-protocol that was chosen', async ({
  page,
  lab,
}) => {
  const bench = await openAnswer(page, lab);
  await answerOf(bench).fill(`${await answerOf(bench).inputValue()}\\x81\\x05Hello`);
  await runToEnd(bench, 'Open a WebSocket');
  const script = region(bench, 'What script sees');
  await expect(script).toContainText('open: protocol "chat", extensions none');
  await expect(script).toContainText('message: "Hello"');
  await expect(region(bench, 'the browser’s request, as it came')).toContainText(
    'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
  );
  await expect(region(bench, 'the bytes that went out')).toContainText(
    /Sec-WebSocket-Accept: [A-Za-z0-9+/]{27}=/,
  );
  await expect(broken(region(bench, 'what our decoder reads'))).toHaveCount(0);
  await expect(region(bench, 'What DevTools say')).toContainText('the handshake is fine');
});

test('handshake-answer: a student can see why the browser refuses the GUID of 2019, though script cannot', async ({
  page,
  lab,
}) => {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  const bench = await openAnswer(page, lab);
  await bench.getByRole('button', { name: 'GUID of 2019', exact: true }).click();
  await runToEnd(bench, 'Open a WebSocket');
  const script = region(bench, 'What script sees');
  await expect(script).toContainText('error: an event without a reason');
  await expect(script).toContainText('close: code 1006, reason "", wasClean false');
  await expect(script).not.toContainText('Accept');
  const decoder = broken(region(bench, 'what our decoder reads'));
  await expect(decoder).toHaveCount(1);
  await expect(decoder).toContainText('the GUID as the slide of 2019 printed it');
  const devTools = region(bench, 'What DevTools say');
  await expect(devTools).toContainText("Incorrect 'Sec-WebSocket-Accept' header value");
  const printed = () => messages.join('\n');
  await expect.poll(printed).toContain("Incorrect 'Sec-WebSocket-Accept' header value");
});

test('every answer to begin with is judged by the browser as our facts say', async ({
  page,
  lab,
}) => {
  const messages: string[] = [];
  page.on('console', (message) => messages.push(message.text()));
  const bench = await openAnswer(page, lab);
  const presets = bench.getByRole('group', { name: 'Begin with' }).getByRole('button');
  for (const preset of await presets.all()) {
    const name = await preset.innerText();
    await preset.click();
    messages.length = 0;
    await runToEnd(bench, 'Open a WebSocket');
    const devTools = region(bench, 'What DevTools say');
    if (['right', 'a space behind it', 'with compression'].includes(name)) {
      await expect(region(bench, 'What script sees'), name).toContainText('open:');
      await expect(devTools, name).toContainText('Nothing: the handshake is fine.');
      continue;
    }
    const printed = await devTools.getByText('failed: Error').innerText();
    const [, fact = ''] = printed.split('handshake: ');
    expect(fact, name).not.toBe('');
    for (const part of fact.split('…')) {
      await expect.poll(() => messages.join('\n'), { message: name }).toContain(part);
    }
  }
});

test('the recorded runs show their faces again', async ({ page, lab }) => {
  const answer = await openAnswer(page, lab);
  await answer.getByRole('button', { name: 'Recorded', exact: true }).click();
  await expect(region(answer, 'What script sees')).toContainText('close: code 1006');
  await expect(broken(region(answer, 'what our decoder reads'))).toHaveCount(1);
  const request = await attend(page, 'Upgrade request');
  await request.getByRole('button', { name: 'Recorded', exact: true }).click();
  await expect(broken(region(request, 'the request, rule by rule'))).toHaveCount(2);
});
