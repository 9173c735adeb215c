/** Detection beside viewers: how many pictures per second, and how late the server's loop is with it and without. */
import { setTimeout as after } from 'node:timers/promises';
import { verdict } from './gate.ts';
import type { BenchOptions, Report } from './report.ts';
import { launchServer, type ServerLink } from './server-link.ts';
import type { LoopDelay, ServerStarted } from './server-message.ts';
import { median } from './statistics.ts';
import { formatNumber } from './table.ts';
import { openVideoWatchers } from './video-watchers.ts';

/** Each of them off and on; the detector tells its rate of the last four seconds. */
const rounds = 2;
const fewestSeconds = 5;
/** The worker loads the model meanwhile. What that does to the loop is told in a row of its own. */
const warmUpMs = 4_000;
const gateMs = 60;

interface Phase {
  readonly starting: LoopDelay;
  readonly running: LoopDelay;
  readonly detectionsPerSecond: number;
  readonly cpuPercent: number;
}

async function detectionsPerSecond(url: string): Promise<number> {
  const response = await fetch(`${url}/m-jpeg/status`);
  const { detection } = (await response.json()) as {
    detection: { perSecond: number; failure: string | null };
  };
  if (detection.failure !== null) throw new Error(detection.failure);
  return detection.perSecond;
}

async function measurePhase(
  server: ServerLink,
  started: ServerStarted,
  boxes: boolean,
  seconds: number,
): Promise<Phase> {
  await server.loopDelay();
  const watchers = await openVideoWatchers(started, boxes);
  try {
    await after(warmUpMs);
    const starting = await server.loopDelay();
    const before = [watchers.receivedBytes, watchers.packets] as const;
    const { cpuUs } = await server.usage();
    await after(seconds * 1000);
    const running = await server.loopDelay();
    const usedUs = (await server.usage()).cpuUs - cpuUs;
    if (watchers.receivedBytes <= before[0] || watchers.packets <= before[1]) {
      throw new Error('the watchers got no frames');
    }
    const rate = await detectionsPerSecond(started.url);
    return { starting, running, detectionsPerSecond: rate, cpuPercent: usedUs / seconds / 1e4 };
  } finally {
    await watchers.close();
  }
}

function rowOf(
  what: string,
  delays: readonly LoopDelay[],
  rest: readonly string[],
): readonly string[] {
  const medianOf = (valueOf: (delay: LoopDelay) => number): string =>
    formatNumber(median(delays.map(valueOf)));
  return [
    what,
    medianOf(({ p50Ms }) => p50Ms),
    medianOf(({ p99Ms }) => p99Ms),
    formatNumber(Math.max(...delays.map(({ longestMs }) => longestMs))),
    ...rest,
  ];
}

function rowsOf(off: readonly Phase[], on: readonly Phase[]): readonly (readonly string[])[] {
  const p99Ms = median(on.map(({ running }) => running.p99Ms));
  const told = (phases: readonly Phase[], gate: string): readonly string[] => [
    formatNumber(median(phases.map(({ detectionsPerSecond: rate }) => rate))),
    formatNumber(median(phases.map(({ cpuPercent }) => cpuPercent))),
    gate,
  ];
  const delaysOf = (phases: readonly Phase[]): readonly LoopDelay[] =>
    phases.map(({ running }) => running);
  const starting = (phases: readonly Phase[]): readonly LoopDelay[] =>
    phases.map((phase) => phase.starting);
  return [
    rowOf('detection off', delaysOf(off), told(off, '')),
    rowOf('detection on', delaysOf(on), told(on, verdict(p99Ms, { atMost: gateMs }))),
    rowOf('off, the first seconds', starting(off), ['', '', '']),
    rowOf('on, the first seconds', starting(on), ['', '', '']),
  ];
}

export async function benchDetection({ seconds }: BenchOptions): Promise<Report> {
  const server = launchServer();
  try {
    const started = await server.start('tapped');
    const secondsEach = Math.max(fewestSeconds, seconds / (2 * rounds));
    const off: Phase[] = [];
    const on: Phase[] = [];
    while (on.length < rounds) {
      off.push(await measurePhase(server, started, false, secondsEach));
      on.push(await measurePhase(server, started, true, secondsEach));
    }
    return {
      title: 'Detection, while two M-JPEG streams and two RTSP players watch',
      notes: [
        'delay: how late the loop of the server is, once in a millisecond (monitorEventLoopDelay); the longest of all rounds',
        'the detector takes at most five pictures per second; CPU of all threads of the server, 100 % is one core',
        'the first seconds: the photos, the canvases and the encoder are loaded (off), the worker loads the model (on)',
        `${rounds} rounds of off and on, ${formatNumber(secondsEach)} s each; medians`,
      ],
      table: {
        headers: ['', 'delay p50, ms', 'p99', 'longest', 'detections/s', 'CPU, %', 'gate of p99'],
        rows: rowsOf(off, on),
      },
    };
  } finally {
    await server.stop();
  }
}
