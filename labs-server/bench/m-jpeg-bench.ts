/** M-JPEG to many clients: frames per second and CPU per frame, against a plain writer of the same bytes. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { cameraFramesPerSecond } from '../src/video/frame.ts';
import { openMJpegStreams, runsFor } from './m-jpeg-clients.ts';
import { compare, cpuUsEach, perSecond, runPairs, type Slice, type Work } from './paired-run.ts';
import type { BenchOptions, Report } from './report.ts';
import { launchServer } from './server-link.ts';
import type { ServerStarted } from './server-message.ts';

/** Until all that is called for a frame is compiled: at a camera's pace that would take minutes. */
const warmUpSeconds = 2;

/** `paced` is what a camera does; `saturated` shows how many frames there could be. */
type Pace = 'paced' | 'saturated';

/** The next frame is due when all clients have the one before, and at a pace not before its time. */
async function openLoad(started: ServerStarted, clientCount: number, pace: Pace): Promise<Work> {
  const { pump } = started;
  if (pump === null) throw new Error('this server has no pump');
  const urls = await runsFor(started, clientCount);
  const clients = await openMJpegStreams(urls.map((url) => `${url}/m-jpeg/stream?fps=30`));
  const pumping = connect({ host: '127.0.0.1', port: pump.port, noDelay: true });
  await once(pumping, 'connect');
  let frames = 0;
  let sentBytes = 0;
  const work = async (seconds: number, pace: Pace): Promise<number> => {
    const startedMs = performance.now();
    const before = frames;
    while (performance.now() < startedMs + seconds * 1000) {
      frames += 1;
      sentBytes += clientCount * (pump.frameBytes[frames % pump.frameBytes.length] ?? 0);
      pumping.write('.');
      await clients.reaches(sentBytes);
      const dueMs = startedMs + ((frames - before) * 1000) / cameraFramesPerSecond;
      if (pace === 'paced') await after(Math.max(0, dueMs - performance.now()));
    }
    if (clients.receivedBytes !== sentBytes) throw new Error('more came than was sent');
    return (frames - before) * clientCount;
  };
  await work(warmUpSeconds, 'saturated');
  return (seconds) => work(seconds, pace);
}

const cpuMsOf =
  (clientCount: number) =>
  ({ cpuUs, seconds }: Slice): number =>
    cpuUs / 1000 / clientCount / seconds;

interface Comparison {
  readonly clientCount: number;
  readonly pace: Pace;
}

const comparisons = (['paced', 'saturated'] as const).flatMap((pace) =>
  [1, 10, 50].map((clientCount): Comparison => ({ clientCount, pace })),
);

async function rowsOf({ clientCount, pace }: Comparison, seconds: number) {
  const [lab, plain] = [launchServer(), launchServer()];
  try {
    const pairs = await runPairs({
      measured: await openLoad(await lab.start('pumped-m-jpeg'), clientCount, pace),
      baseline: await openLoad(await plain.start('plain-m-jpeg'), clientCount, pace),
      seconds,
      ...(pace === 'paced' ? { sliceSeconds: 1 } : {}),
      cpuUs: async () => (await lab.usage()).cpuUs,
      baselineCpuUs: async () => (await plain.usage()).cpuUs,
      nowMs: () => performance.now(),
    });
    const gate = { atLeast: 0.85 };
    const clients = clientCount === 1 ? '1 client' : `${clientCount} clients`;
    if (pace === 'saturated') {
      return [compare(`${clients}, as fast as they read: frames/s`, pairs, perSecond, null)];
    }
    return [
      compare(`${clients}, ${cameraFramesPerSecond} frames/s: frames/s`, pairs, perSecond, gate),
      compare(`${clients}: frames per CPU second`, pairs, (slice) => 1e6 / cpuUsEach(slice), gate),
      compare(`${clients}: server CPU, ms per client and second`, pairs, cpuMsOf(clientCount), {
        atMost: 1.18,
      }),
    ];
  } finally {
    await lab.stop();
    await plain.stop();
  }
}

export async function benchMJpeg({ seconds }: BenchOptions): Promise<Report> {
  const rows: (readonly string[])[] = [];
  for (const comparison of comparisons) {
    rows.push(...(await rowsOf(comparison, seconds / comparisons.length)));
  }
  return {
    title: 'M-JPEG: one camera to many clients',
    notes: [
      'plain: node:http alone that writes the very same parts, each joined once for all clients, in a process of its own',
      'only delivery is measured: the pictures were encoded before (640x360, quality 75), and the next one is due when all',
      'clients have the one before; drawing and encoding cost the camera about 5 ms a frame, however many watch',
      'frames/s: of all clients together. As fast as they read, the clients are the limit, so there is no gate',
      "medians, and the median of the pairs' ratios",
    ],
    table: { headers: ['', 'lab', 'plain', 'ratio', 'gate'], rows },
  };
}
