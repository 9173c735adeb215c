/** The process as a user starts and stops it. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { RtspClient } from './labs/rtsp/testing/rtsp-client.ts';
import { connectRaw } from './testing/raw-client.ts';
import { startTestServer } from './testing/test-server.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function start(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outcome(child: ChildProcess): Promise<{ code: unknown; out: string; err: string }> {
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  const [code] = await once(child, 'close');
  return { code, out, err };
}

test('a signal stops the process within a second, with a stream and a channel open', async () => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const child = start('--port', '0');
    assert.ok(child.stdout);
    const [line] = await once(createInterface(child.stdout), 'line');
    const site = /http:\/\/127\.0\.0\.1:\d+/.exec(String(line))?.[0] ?? '';
    const response = await fetch(`${site}/api/sessions`, { method: 'POST' });
    const session = (await response.json()) as { id: string; labs: string[]; channel: string };
    const channel = new WebSocket(session.channel);
    await once(channel, 'open');
    const client = await connectRaw(session.labs[0] ?? '');
    const path = `/s/${session.id}/1/server-sent-events/clock`;
    client.send(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    await client.until('200 OK');
    const startedMs = performance.now();
    child.kill(signal);
    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
    assert.ok(performance.now() - startedMs < 1000);
    await client.closed;
  }
});

/** Plays the stream with marked objects, interleaved; resolves when its first packet has come. */
async function playDetected(rtsp: string): Promise<RtspClient> {
  const player = await RtspClient.open(Number(new URL(rtsp).port));
  const Transport = 'RTP/AVP/TCP;unicast;interleaved=0-1';
  const answer = await player.ask('SETUP', `${rtsp}/detected/trackID=0`, { Transport });
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  await player.ask('PLAY', `${rtsp}/detected`, { Session });
  await player.until(() => player.interleaved.length > 0);
  return player;
}

test('a signal stops the process within a second, while cameras stream and objects are looked for', async () => {
  const child = start('--port', '0', '--rtsp-port', '0');
  assert.ok(child.stdout);
  const lines = createInterface(child.stdout);
  let told = '';
  lines.on('line', (line) => (told += `${line}\n`));
  while (!told.includes('Stop with')) await once(lines, 'line');
  const site = /http:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0] ?? '';
  const response = await fetch(`${site}/api/sessions`, { method: 'POST' });
  const session = (await response.json()) as { id: string; labs: string[] };
  const lab = session.labs[0] ?? '';
  const below = `${lab}/s/${session.id}/1/m-jpeg`;
  const stream = await fetch(`${below}/stream?boxes=true&fps=30`);
  const reader = stream.body?.getReader();
  const player = await playDetected(/rtsp:\/\/127\.0\.0\.1:\d+/.exec(told)?.[0] ?? '');
  const isDetecting = async (): Promise<boolean> => {
    const status = await fetch(`${below}/status`);
    return ((await status.json()) as { detection: { latest: unknown } }).detection.latest !== null;
  };
  while (!(await isDetecting())) await reader?.read();
  const startedMs = performance.now();
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
  // It ends by itself at once; what is waited for here is also the end of its threads.
  assert.ok(performance.now() - startedMs < 1500);
  await player.untilClosed();
});

test('a taken port ends the process with one line and code 1', async (context) => {
  const { urls } = await startTestServer(context);
  const { port } = new URL(urls.site);
  const { code, out, err } = await outcome(start('--port', port));
  assert.deepEqual([code, out], [1, '']);
  assert.match(err, new RegExp(`^Port ${port} .* already in use\\..*--port[^\\n]*\\n$`));
});

test('a mistaken flag ends with one line and code 1; --help with the flags and code 0', async () => {
  const mistaken = await outcome(start('--prot', '1'));
  assert.equal(mistaken.code, 1);
  assert.match(mistaken.err, /^[^\n]*--prot[^\n]*\n$/);
  const help = await outcome(start('--help'));
  assert.equal(help.code, 0);
  for (const flag of ['--port', '--host', '--allow-host', '--site-origin']) {
    assert.ok(help.out.includes(flag));
  }
});
