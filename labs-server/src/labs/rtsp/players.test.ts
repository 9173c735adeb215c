/** Real players and publishers against this server; each needs its program. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createSystemClock } from '../../clock/system-clock.ts';
import { sessionTimeoutSeconds } from './rtsp-session.ts';
import { hasGstreamerElement, hasProgram, runProgram } from './testing/program.ts';
import { type TestRtspServer, withRtspServer } from './testing/rtsp-server.ts';

const frameIntervalMs = 66;
const limitMs = 30_000;

/** Shows frames while `use` goes on. */
async function showing(
  { camera }: TestRtspServer,
  use: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const clock = createSystemClock();
  const timer = setInterval(() => camera.show(clock.monotonicUs()), frameIntervalMs);
  try {
    await use(AbortSignal.timeout(limitMs));
  } finally {
    clearInterval(timer);
  }
}

/**
 * Resolves when all sessions have ended: by TEARDOWN, which may be read after its program is gone. A program that leaves
 * with responses unread resets its connection, and the reset can overtake its TEARDOWN: then the timeout ends the session
 * (RFC 2326 section 12.37).
 */
async function untilSessionsEnd(server: TestRtspServer): Promise<void> {
  const { parts, clock } = server;
  const ended = Promise.all(
    [...parts.sessions.values()].map(
      (session) => new Promise<void>((resolve) => session.whenEnded(resolve)),
    ),
  );
  await Promise.race([ended, server.untilDisconnected()]);
  clock.advance(sessionTimeoutSeconds * 1000);
  await ended;
}

/** By default GStreamer gives a TEARDOWN 100 ms, and leaves it out afterwards; here in nanoseconds. */
const patience = 'teardown-timeout=10000000000';

const without = (program: string): string | false =>
  hasProgram(program) ? false : `${program} is not installed`;

describe('ffprobe', { skip: without('ffprobe') }, () => {
  test('finds one M-JPEG stream and its size', () =>
    withRtspServer((server) =>
      showing(server, async (signal) => {
        const args = [
          '-v',
          'error',
          '-rtsp_transport',
          'tcp',
          '-show_streams',
          server.url('/camera'),
        ];
        const { output } = await runProgram('ffprobe', args, signal);
        assert.match(output, /codec_name=mjpeg/);
        assert.match(output, /width=64\nheight=48/);
      }),
    ));
});

describe('ffmpeg', { skip: without('ffmpeg') }, () => {
  for (const transport of ['tcp', 'udp']) {
    test(`plays ten frames over ${transport}`, () =>
      withRtspServer((server) =>
        showing(server, async (signal) => {
          const input = ['-v', 'error', '-rtsp_transport', transport, '-i', server.url('/camera')];
          const output = ['-frames:v', '10', '-c', 'copy', '-f', 'framecrc', '-'];
          const ended = await runProgram('ffmpeg', [...input, ...output], signal);
          assert.equal(ended.code, 0, ended.output);
          assert.equal(ended.output.split('\n').filter((line) => line.startsWith('0,')).length, 10);
        }),
      ));

    test(`publishes over ${transport}`, () =>
      withRtspServer(async (server) => {
        const input = ['-v', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc=size=64x48:rate=15'];
        const encoder = [
          '-frames:v',
          '20',
          '-c:v',
          'mjpeg',
          '-huffman',
          '0',
          '-pix_fmt',
          'yuvj420p',
        ];
        const output = ['-f', 'rtsp', '-rtsp_transport', transport, server.url('/live')];
        const args = [...input, ...encoder, ...output];
        const ended = await runProgram('ffmpeg', args, AbortSignal.timeout(limitMs));
        assert.equal(ended.code, 0, ended.output);
        assert.ok(server.published.frames.length >= 15, `${server.published.frames.length} frames`);
        await untilSessionsEnd(server);
      }));
  }

  test('plays with a user and a password, and not without', () =>
    withRtspServer((server) =>
      showing(server, async (signal) => {
        const play = (url: string) =>
          runProgram(
            'ffprobe',
            ['-v', 'error', '-rtsp_transport', 'tcp', '-show_streams', url],
            signal,
          );
        const withUser = server.url('/private').replace('rtsp://', 'rtsp://viewer:wire@');
        assert.match((await play(withUser)).output, /codec_name=mjpeg/);
        assert.match((await play(server.url('/private'))).output, /401 Unauthorized/);
      }),
    ));
});

describe('GStreamer', { skip: without('gst-launch-1.0') }, () => {
  for (const protocols of ['tcp', 'udp']) {
    test(`rtspsrc plays ten frames over ${protocols}`, () =>
      withRtspServer((server) =>
        showing(server, async (signal) => {
          const source = ['rtspsrc', `location=${server.url('/camera')}`, `protocols=${protocols}`];
          const sink = ['!', 'rtpjpegdepay', '!', 'identity', 'eos-after=11', '!', 'fakesink'];
          const args = [...source, 'latency=0', patience, ...sink];
          const { output } = await runProgram('gst-launch-1.0', args, signal);
          // Its exit code tells of the end too, where it sometimes takes back its own PAUSE before it is sent (1.22).
          const [played = '', ending] = output.split('Got EOS');
          assert.notEqual(ending, undefined, output);
          assert.doesNotMatch(played, /ERROR/);
          await untilSessionsEnd(server);
        }),
      ));
  }
});

const withoutSink = hasGstreamerElement('rtspclientsink')
  ? false
  : 'rtspclientsink (gstreamer1.0-rtsp) is not installed';

describe('GStreamer as a publisher', { skip: withoutSink }, () => {
  for (const protocols of ['tcp', 'udp']) {
    test(`rtspclientsink publishes over ${protocols}`, () =>
      withRtspServer(async (server) => {
        const picture = ['videotestsrc', 'is-live=true', '!', caps, '!', 'jpegenc', '!'];
        const sink = ['rtspclientsink', `location=${server.url('/live')}`];
        const args = ['-q', ...picture, ...sink, `protocols=${protocols}`];
        const fifteen = server.published.untilFrames(15);
        // The end of its own input it does not always survive over UDP (1.22): a user presses Ctrl+C.
        const limit = AbortSignal.timeout(limitMs);
        const ended = await runProgram('gst-launch-1.0', args, limit, fifteen);
        assert.ok(server.published.frames.length >= 15, ended.output);
        assert.equal(ended.code, 0, ended.output);
        await untilSessionsEnd(server);
      }));
  }
});

const caps = 'video/x-raw,format=I420,width=64,height=48,framerate=15/1';
