/** The command line of `npm run bench`. */
import { parseArgs } from 'node:util';

export const benchNames = [
  'http',
  'fan-out',
  'memory',
  'websocket',
  'decoder',
  'first-line',
  'wire-view',
  'm-jpeg',
  'video-latency',
  'detection',
  'video-memory',
  'turn',
  'stun-decode',
  'data-channel',
] as const;
export type BenchName = (typeof benchNames)[number];

export const helpText = `Usage: npm run bench -- [name ...] [--seconds N]

  http        requests per second and CPU per request, tapped against untapped
  fan-out     one event stream to 500 clients: messages per second and CPU per message, tapped against untapped
  memory      memory of a held event stream, against plain node:http
  websocket   echo, broadcast and memory of WebSockets, against plain ws
  decoder     throughput of the decoders: chunked event streams, WebSocket frames
  first-line  time from Run to the first console line, in a browser
  wire-view   frames per second of the wire view while it follows a WebSocket, in a browser
  m-jpeg      one camera to 1, 10 and 50 clients: frames per second and CPU per frame, against a plain writer
  video-latency  from the capture of a frame until an img element of a browser shows it
  detection   detections per second and delay of the server's loop, while M-JPEG and RTSP clients watch
  video-memory  memory while 10 M-JPEG clients watch, 3 of them paused; ten minutes unless told otherwise
  turn        datagrams relayed per second, CPU of each, allocations per second and memory of one, against coturn
  stun-decode  throughput of the decoders of STUN and TURN
  data-channel  from an offer to Bob until the data channel is open, and what it echoes, in a browser

  --seconds <number>  measure each of them for about so long (default 10; video 30, video-memory 600)
  --help              print this

Without a name all are run but video-memory. Gates are reported, not enforced; nothing is written.
`;

/** What to run; or the help, or the mistake in one line. */
export type BenchArguments =
  | {
      readonly action: 'run';
      readonly names: readonly BenchName[];
      /** Null when it was not told: `usualSeconds`. */
      readonly seconds: number | null;
    }
  | { readonly action: 'help' }
  | { readonly action: 'fail'; readonly message: string };

const secondsOf: Partial<Record<BenchName, number>> = {
  'm-jpeg': 30,
  'video-latency': 30,
  detection: 30,
  'video-memory': 600,
};

/** For how long a benchmark measures when nothing else is said. */
export function usualSeconds(name: BenchName): number {
  return secondsOf[name] ?? 10;
}

const isBenchName = (name: string): name is BenchName =>
  (benchNames as readonly string[]).includes(name);

export function readBenchArguments(args: readonly string[]): BenchArguments {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        seconds: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) return { action: 'help' };
    const unknown = positionals.find((name) => !isBenchName(name));
    if (unknown !== undefined) {
      throw new Error(`there is no benchmark "${unknown}", only ${benchNames.join(', ')}`);
    }
    const seconds = values.seconds === undefined ? null : Number(values.seconds);
    if (seconds !== null && !(seconds >= 1 && seconds <= 600)) {
      throw new Error(`--seconds must be a number from 1 to 600, not "${values.seconds}"`);
    }
    const names = benchNames.filter(
      (name) => positionals.includes(name) || (positionals.length === 0 && name !== 'video-memory'),
    );
    return { action: 'run', names, seconds };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { action: 'fail', message: `${message} (--help lists the options)` };
  }
}
