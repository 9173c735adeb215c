/** Presenting a slide with two benches. */
import { attend, consoleOf, runButton, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath } from './support/lab.ts';
import { expectSlide } from './support/presenting.ts';

test('a class sees two benches side by side, before and after the guess, and nothing scrolls', async ({
  page,
  lab,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto(`${lab.url}${webSocketPath}?present#the-same-chat-twice`);
  await expectSlide(page, 'The same chat twice');
  const slide = page.locator('#the-same-chat-twice');
  const left = await attend(page, 'Live · the chat on Socket.IO');
  const right = await attend(page, 'Live · the chat on a plain WebSocket');
  const fits = () =>
    slide.evaluate(
      (element) => element.scrollHeight <= element.clientHeight && element.scrollTop === 0,
    );
  const expectAllInSight = async () => {
    expect(await fits()).toBe(true);
    for (const bench of [left, right]) {
      await expect(runButton(bench)).toBeInViewport({ ratio: 1 });
    }
    const [first, second] = [await left.boundingBox(), await right.boundingBox()];
    expect(second?.y).toBeCloseTo(first?.y ?? 0, 0);
  };
  await expectAllInSight();
  await slide.getByRole('button', { name: /^Only the Ann on Socket\.IO/ }).click();
  await expect(slide.locator('.points')).toBeVisible();
  await runToEnd(left);
  await runToEnd(right);
  await expectAllInSight();
  for (const bench of [left, right]) {
    await expect(consoleOf(bench)).toBeInViewport({ ratio: 1 });
  }
});
