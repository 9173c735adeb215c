/** The sources of capture and detect: what is missing, and how to get it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runButton, stopButton } from './support/bench.ts';
import {
  choose,
  expectMoving,
  openCapture,
  screenOf,
  switchDetectionOff,
} from './support/capture-bench.ts';
import { expect, startLabServer, test, type LabServer } from './support/lab.ts';
import { shownFrame } from './support/shown-frame.ts';

test('a source that is not there says what is missing, in the words of the lab server', async ({
  page,
  lab,
}) => {
  const bench = await openCapture(page, lab);
  for (const [source, words] of [
    ['published RTSP stream', 'Nobody publishes a stream to the lab server.'],
    ['camera of the operator', 'The lab server was started without a camera.'],
  ] as const) {
    await choose(bench, source);
    await runButton(bench).click();
    await expect(bench.getByRole('paragraph').filter({ hasText: words })).toBeVisible();
    await expect(runButton(bench)).toBeEnabled();
  }
  await expect(bench.getByText('npm start -- --camera /dev/video0').first()).toBeVisible();
});

test('outside a secure context it is said so, and a drawing can be sent instead', async ({
  page,
  lab,
}) => {
  // As browsers do on plain http under another name than localhost and 127.0.0.1.
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'mediaDevices', { value: undefined });
  });
  const bench = await openCapture(page, lab);
  await choose(bench, 'my camera');
  await runButton(bench).click();
  const problem = bench.getByRole('paragraph').filter({ hasText: 'only in a secure context' });
  await expect(problem).toBeVisible();
  await bench.getByRole('button', { name: 'Send a drawing instead' }).click();
  await expect(problem).toBeHidden();
  await expectMoving(bench);
  await stopButton(bench).click();
});

const photo = new URL('../../labs-server/src/video/photos/coffee.jpg', import.meta.url);

/** Where the lab server speaks RTSP. */
async function rtspOf(lab: LabServer): Promise<string> {
  const made = await fetch(`${lab.url}/api/sessions`, { method: 'POST' });
  return String(((await made.json()) as { rtsp: unknown }).rtsp);
}

const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const hasClientSink = spawnSync('gst-inspect-1.0', ['rtspclientsink']).status === 0;

for (const [program, isInstalled] of [
  ['ffmpeg', hasFfmpeg],
  ['gst-launch-1.0', hasClientSink],
] as const) {
  test(`the command of ${program} on the slide publishes a stream, which is a source then`, async ({
    page,
    lab,
  }) => {
    test.skip(!isInstalled, `${program}, or its rtspclientsink, is not installed`);
    const bench = await openCapture(page, lab);
    await choose(bench, 'published RTSP stream');
    await runButton(bench).click();
    const help = bench.getByRole('region', { name: 'How to get this source' });
    const commands = (await help.locator('pre').innerText()).split('\n');
    const [, ...args] = commands.find((line) => line.startsWith(program))?.split(' ') ?? [];
    const publisher = spawn(program, args, { stdio: 'ignore' });
    try {
      await expect
        .poll(async () => {
          if (await runButton(bench).isVisible()) await runButton(bench).click();
          return shownFrame(screenOf(bench));
        })
        .not.toBeNull();
      await expectMoving(bench);
    } finally {
      await end(publisher);
    }
    const words = bench.getByText(/^The stream ended with its last delimiter/).first();
    await expect(words).toBeVisible();
  });
}

test.describe('with ffmpeg', () => {
  test.skip(!hasFfmpeg, 'ffmpeg is not installed');

  for (const [kind, nameOf] of [
    ['a film', async () => fileURLToPath(photo)],
    ['an RTSP camera', async (lab: LabServer) => `${await rtspOf(lab)}/camera`],
  ] as const) {
    test(`the camera that the operator named is a source: ${kind}`, async ({ page, lab }) => {
      const camera = await nameOf(lab);
      const own = await startLabServer(['--camera', camera]);
      try {
        const bench = await openCapture(page, own);
        await choose(bench, 'camera of the operator');
        await switchDetectionOff(bench);
        await runButton(bench).click();
        await expectMoving(bench);
        await stopButton(bench).click();
      } finally {
        await own.stop();
      }
    });
  }
});

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
