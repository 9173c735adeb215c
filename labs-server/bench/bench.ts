/** `npm run bench`: measures, prints tables of ratios, writes nothing. */
import { type BenchName, helpText, readBenchArguments, usualSeconds } from './bench-arguments.ts';
import { benchDataChannel } from './data-channel-bench.ts';
import { benchDecoder } from './decoder-bench.ts';
import { benchDetection } from './detection-bench.ts';
import { benchFanOut } from './fan-out-bench.ts';
import { benchFirstLine } from './first-line-bench.ts';
import { benchHttp } from './http-bench.ts';
import { benchMJpeg } from './m-jpeg-bench.ts';
import { benchMemory } from './memory-bench.ts';
import { type BenchOptions, type Report, renderReport } from './report.ts';
import { benchStunDecode } from './stun-decode-bench.ts';
import { benchTurn } from './turn-bench.ts';
import { benchVideoLatency } from './video-latency-bench.ts';
import { benchVideoMemory } from './video-memory-bench.ts';
import { benchWireView } from './wire-view-bench.ts';
import { benchWebSocket } from './web-socket-bench.ts';

const benches: Readonly<Record<BenchName, (options: BenchOptions) => Promise<Report>>> = {
  http: benchHttp,
  'fan-out': benchFanOut,
  memory: benchMemory,
  websocket: benchWebSocket,
  decoder: benchDecoder,
  'first-line': benchFirstLine,
  'wire-view': benchWireView,
  'm-jpeg': benchMJpeg,
  'video-latency': benchVideoLatency,
  detection: benchDetection,
  'video-memory': benchVideoMemory,
  turn: benchTurn,
  'stun-decode': benchStunDecode,
  'data-channel': benchDataChannel,
};

const given = readBenchArguments(process.argv.slice(2));
if (given.action === 'help') process.stdout.write(helpText);
else if (given.action === 'fail') {
  console.error(given.message);
  process.exitCode = 1;
} else {
  for (const name of given.names) {
    console.log(
      renderReport(await benches[name]({ seconds: given.seconds ?? usualSeconds(name) })),
    );
  }
  process.exit(0);
}
