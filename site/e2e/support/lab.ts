/** Starts the real lab server, with the built site, for one spec file; every port is the system's choice. */
import { test as base } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createServer } from 'node:net';

const root = join(import.meta.dirname, '..', '..', '..');

/** A lab server process of this test's own. */
export interface LabServer {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Finds four free ports in a row, because the site, both labs and the runner are neighbours. */
async function freePortBlock(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const first = 20_000 + Math.floor(Math.random() * 30_000);
    const free = await Promise.all([0, 1, 2, 3].map((offset) => isFree(first + offset)));
    if (free.every(Boolean)) return first;
  }
  throw new Error('no four free ports in a row were found');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function untilReady(child: ChildProcess, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const onData = (data: Buffer) => {
      output += data.toString();
      if (output.includes(url)) resolve();
    };
    child.stdout?.on('data', onData);
    child.stderr?.on('data', onData);
    child.once('exit', (code) => {
      const sentence = `the lab server ended with ${code}:\n${output}`;
      reject(new Error(sentence));
      if (code !== 0) process.stderr.write(sentence);
    });
  });
}

/** The build to test: `WIRESIDE_SITE` names another than the one that `npm run build` makes. */
export const siteDirectory = resolve(root, process.env['WIRESIDE_SITE'] ?? 'site/dist');

/** Starts what `npm start` starts, without its preparation; beside another one the usual RTSP port may be taken. */
export async function startLabServer(
  flags: readonly string[] = [],
  port?: number,
): Promise<LabServer> {
  const first = port ?? (await freePortBlock());
  const child = spawn(
    join(root, 'node_modules', '.bin', 'node'),
    [
      'site/e2e/support/serve-site.ts',
      siteDirectory,
      '--port',
      String(first),
      '--rtsp-port',
      '0',
      '--stun-port',
      '0',
      ...flags,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const url = `${flags.includes('--https') ? 'https' : 'http'}://127.0.0.1:${first}`;
  await untilReady(child, url);
  const server: LabServer = {
    url,
    port: first,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
  return server;
}

/** Tests with a lab server of the worker's own, and the errors that the page reported. */
export const test = base.extend<{ pageErrors: string[] }, { lab: LabServer }>({
  lab: [
    async ({}, use) => {
      const server = await startLabServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  pageErrors: async ({ page }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await use(errors);
  },
});

export { expect } from '@playwright/test';

/** The reading page of the first part. */
export const partPath = '/lectures/realtime-web/long-polling-and-streaming/';

/** The reading page of the second part. */
export const webSocketPath = '/lectures/realtime-web/websocket/';

/** The reading page of the third part. */
export const videoPath = '/lectures/realtime-web/streaming-video/';

/** The reading page of the fourth part. */
export const webRtcPath = '/lectures/realtime-web/webrtc/';
