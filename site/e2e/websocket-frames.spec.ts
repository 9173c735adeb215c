/** Frames: the one that a browser sent, those that a student builds, and what compression makes of them. */
import type { Locator, Page } from '@playwright/test';
import { attend, choosePath, openBench, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath, type LabServer } from './support/lab.ts';

const openSent = (page: Page, lab: LabServer): Promise<Locator> =>
  openBench(page, lab, 'The frame you just sent', webSocketPath);
const openBuilder = (page: Page, lab: LabServer): Promise<Locator> =>
  openBench(page, lab, 'Frame builder', webSocketPath);

/** Chooses a preset of the builder, sends it, and gives what the verdict says. */
async function send(bench: Locator, preset: string): Promise<Locator> {
  await bench.getByRole('combobox', { name: 'begin with' }).selectOption({ label: preset });
  await runToEnd(bench, 'Send');
  return bench.getByRole('region', { name: 'Verdict' });
}

test('frame-sent: a student can send a message, and see its frame bit by bit', async ({
  page,
  lab,
}) => {
  const bench = await openSent(page, lab);
  await runToEnd(bench, 'Send');
  const sent = bench.getByRole('listbox', { name: 'Fields of the frame that was sent' });
  await expect(sent.getByRole('option')).toHaveText([
    /^1 FIN$/,
    /^0 RSV1$/,
    /^0 RSV2$/,
    /^0 RSV3$/,
    /^0001 opcode: text$/,
    /^1 MASK$/,
    /^0000101 length 5$/,
    /^[0-9a-f]{2} [0-9a-f]{2} masking key$/,
    /^[0-9a-f]{2} [0-9a-f]{2} payload$/,
  ]);
  const mask = bench.getByRole('table', { name: /of the payload data/ });
  await expect(mask.getByRole('row', { name: /^⊕ payload/ })).toHaveText(/48656c6c6f/);
  await expect(mask.getByRole('row', { name: /^text/ })).toHaveText(/textHello/);
  const costs = bench.getByRole('region', { name: 'Bytes beside the message' });
  await expect(costs).toContainText(/frame header, sent\s*6 B/);
  await expect(costs).toContainText(/frame header, received\s*2 B/);
  await expect(costs).toContainText(/HTTP request head\s*\d{3,} B/);
  await bench.getByRole('button', { name: /came back · 7 B/ }).click();
  const back = bench.getByRole('listbox', { name: 'Fields of the frame that came back' });
  await expect(back.getByRole('option', { name: 'MASK' })).toHaveText('0 MASK');
});

test('frame-sent: a class sees the frame, its mask and its cost at once', async ({ page, lab }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${lab.url}${webSocketPath}?present#data-framing`);
  const bench = await attend(page, 'The frame you just sent');
  await runToEnd(bench, 'Send');
  const costs = bench.getByRole('region', { name: 'Bytes beside the message' });
  await expect(costs).toContainText(/HTTP response head\s*\d{3,} B/);
  await expect(costs).toBeInViewport({ ratio: 1 });
  await expect(bench.getByRole('option', { name: 'opcode: text' })).toBeInViewport({ ratio: 1 });
  const drawn = await costs.locator('dd').evaluateAll((cells) =>
    cells.map((cell) => ({
      bytes: Number.parseInt(cell.textContent, 10),
      widthPx: cell.querySelector('i')?.getBoundingClientRect().width ?? 0,
    })),
  );
  const heads = drawn.filter(({ bytes }) => bytes > 100);
  const [one = Number.NaN, other] = heads.map(({ bytes, widthPx }) => bytes / widthPx);
  expect(heads).toHaveLength(2);
  expect(other, 'bars are drawn to one scale').toBeCloseTo(one, 0);
});

test('a student can move through the fields with the keyboard, and read their sections', async ({
  page,
  lab,
}) => {
  const bench = await openSent(page, lab);
  await runToEnd(bench, 'Send');
  const fields = bench.getByRole('listbox', { name: /Fields of the frame/ });
  await fields.focus();
  await page.keyboard.press('ArrowRight');
  await expect(fields.getByRole('option', { selected: true })).toHaveText('1 FIN');
  const face = bench.locator('.demo-face');
  await expect(face).toContainText('FIN bit 0 · 1 The last fragment of the message');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await expect(face).toContainText(/Masking-key bits 16 to 47 · ([0-9a-f]{2} ){4}/);
  await expect(face.getByRole('link', { name: 'RFC 6455 §5.3' }).first()).toBeVisible();
});

test('a student can send longer messages, and see where the length goes and the rest', async ({
  page,
  lab,
}) => {
  const bench = await openSent(page, lab);
  await bench.getByRole('button', { name: '300 letters' }).click();
  await runToEnd(bench, 'Send');
  const fields = bench.getByRole('listbox', { name: /Fields of the frame/ });
  await expect(fields.getByRole('option', { name: /extended length/ })).toContainText('01 2c');
  await expect(bench).toContainText('16 of 300 payload bytes are drawn');
  await bench.getByRole('button', { name: 'Show 64 more' }).click();
  await expect(bench).toContainText('80 of 300 payload bytes are drawn');
  await bench.getByRole('button', { name: '70,000 letters' }).click();
  await runToEnd(bench, 'Send');
  await expect(fields.getByRole('option', { name: /extended length/ })).toContainText(
    'extended length 70000',
  );
});

test('frame-sent: a frame that a proxy cuts into pieces is one frame, and one message', async ({
  page,
  lab,
}) => {
  const bench = await openSent(page, lab);
  await choosePath(bench, 're-chunking proxy');
  await bench.getByRole('button', { name: '300 letters' }).click();
  await runToEnd(bench, 'Send');
  await expect(bench.getByRole('button', { name: /came back · 304 B/ })).toBeVisible();
});

test('frame-builder: a student can break a rule, and compare it with the code that comes back', async ({
  page,
  lab,
}) => {
  const bench = await openBuilder(page, lab);
  const unmasked = await send(bench, 'No mask');
  await expect(unmasked).toContainText(/MASK at byte \d+: expected 1, found 0.*\(RFC 6455 §5\.1\)/);
  await expect(unmasked).toContainText('Close 1002 came back: as the rule asks.');
  await expect(unmasked).toContainText('Its reason: “MASK: expected 1, found 0');
  const notText = await send(bench, 'A text that is no UTF-8');
  await expect(notText).toContainText('Close 1007 came back: as the rule asks.');
  const huge = await send(bench, '1 GiB claimed, 5 bytes sent');
  await expect(huge).toContainText('Close 1009 came back.');
  await expect(huge).toContainText('at most 1 MB');
  const longForm = await send(bench, '5, written in 16 bits');
  await expect(longForm).toContainText('Close 1002 came back: as the rule asks.');
  const firstBit = await send(bench, 'The first bit of 64 set');
  await expect(firstBit).toContainText('Close 1002 came back: as the rule asks.');
  const notDeflate = await send(bench, 'RSV1 on what is no DEFLATE');
  await expect(notDeflate).toContainText('(RFC 7692 §7.2.2)');
  await expect(notDeflate).toContainText('Close 1007 came back: as the rule asks.');
});

test('frame-builder: a ping between two fragments is answered before the message', async ({
  page,
  lab,
}) => {
  const bench = await openBuilder(page, lab);
  const verdict = await send(bench, 'Three fragments, a ping between them');
  await expect(verdict).toContainText('No rule is broken.');
  const answer = bench.getByRole('region', { name: 'the endpoint’s answer' });
  await expect(answer.getByRole('listitem')).toHaveText([
    /pong 6 B “alive\?”/,
    /text 7 B “Welcome”/,
  ]);
});

test('a student can build a frame by hand, and sends exactly the bytes that are shown', async ({
  page,
  lab,
}) => {
  const bench = await openBuilder(page, lab);
  await bench.getByRole('combobox', { name: 'opcode' }).selectOption({ label: '0x9 ping' });
  await bench.getByRole('textbox', { name: 'payload text' }).fill('ř');
  await bench.getByRole('textbox', { name: 'masking key' }).fill('00000000');
  const built = bench.getByRole('region', { name: 'Bytes that will be sent' });
  await expect(built).toContainText('89 82 00 00 00 00 c5 99');
  await bench.getByRole('textbox', { name: 'masking key' }).fill('00');
  await expect(bench.getByRole('alert')).toContainText('Frame 1: The masking key needs four bytes');
  await expect(bench.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await bench.getByRole('textbox', { name: 'masking key' }).fill('00000000');
  await runToEnd(bench, 'Send');
  const frames = bench.getByRole('region', { name: 'your frames' });
  await frames.getByRole('button', { name: 'ping 2 B' }).click();
  const fields = bench.getByRole('listbox', { name: 'Fields of the chosen frame' });
  await expect(fields.getByRole('option', { name: 'opcode: ping' })).toHaveText(/^1001/);
  const answer = bench.getByRole('region', { name: 'the endpoint’s answer' });
  await expect(answer).toContainText('pong 2 B “ř”');
});

test('frame-compression: a student can compare sizes, and read what a compressed frame inflates to', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Compression, off and on', webSocketPath);
  await runToEnd(bench);
  const rows = bench.getByRole('table', { name: /Bytes on the wire/ }).getByRole('row');
  await expect(rows).toHaveCount(8);
  await expect(rows.nth(1)).toHaveText(/^Hello\s*5\s*11\s*13\s*\+18 %/);
  await expect(rows.nth(2)).toHaveText(/^Hello\s*again\s*5\s*11\s*11/);
  await expect(rows.nth(7)).toHaveText(/^all.*−\d\d %/);
  await bench.getByRole('button', { name: 'Hello', exact: true }).nth(1).click();
  const message = bench.getByRole('region', { name: 'The chosen message' });
  await expect(message.getByRole('option', { name: 'RSV1' })).toHaveText('1 RSV1');
  await expect(message.getByRole('row', { name: /^⊕ payload/ })).toHaveText(/f200110000/);
  await expect(message).toContainText(/inflated: 5 bytes\s*Hello/);
});
