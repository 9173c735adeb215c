/** Trickle on and off: two new peers connect again and again, and the times stand side by side. */
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useStyles } from '../../styles/use-styles.ts';
import { Announce } from '../Announce.tsx';
import { comparisonWords, rowOf, shownMs, type WayRow } from './connect-comparison.ts';
import { connectOnce, type Attempt } from './measure-connect.ts';
import negotiationStyles from './negotiation.css?url';
import '../../bench/bench.css';
import '../demo-face.css';

const longestMs = 6_000;
const signalingMs = 50;
const servers = [
  { label: 'no STUN server', iceServers: [], times: 5 },
  {
    // Port 9, discard: on most machines nobody listens there.
    label: 'a STUN server that does not answer',
    iceServers: [{ urls: 'stun:127.0.0.1:9' }],
    times: 1,
  },
] as const;

const world = {
  createConnection: (configuration: RTCConfiguration) => new RTCPeerConnection(configuration),
  now: () => performance.now(),
  wait: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
};

/** The server that is chosen, what was measured so far, and whether it goes on. */
function useComparison() {
  const chosen = useSignal(0);
  const attempts = useSignal<readonly Attempt[]>([]);
  const isRunning = useSignal(false);
  const isAlive = useSignal(false);
  const isGone = useRef(false);
  useEffect(() => {
    isAlive.value = typeof RTCPeerConnection !== 'undefined';
    return () => void (isGone.current = true);
  }, []);
  const compare = async (): Promise<void> => {
    const { iceServers, times } = servers[chosen.peek()] ?? servers[0];
    attempts.value = [];
    isRunning.value = true;
    try {
      for (let time = 0; time < times * 2 && !isGone.current; time += 1) {
        const setting = { trickle: time % 2 === 0, iceServers, signalingMs, longestMs };
        const attempt = await connectOnce(setting, world);
        attempts.value = [...attempts.peek(), attempt];
      }
    } finally {
      isRunning.value = false;
    }
  };
  return { chosen, attempts, isRunning, isAlive, compare };
}

type Comparison = ReturnType<typeof useComparison>;

export default function TrickleIsland() {
  useStyles(negotiationStyles);
  const comparison = useComparison();
  const { attempts, isRunning } = comparison;
  const words = isRunning.value ? '' : comparisonWords(attempts.value, longestMs);
  return (
    <section class="bench" aria-label="Trickle on and off">
      <TrickleBar comparison={comparison} />
      <div class="demo-face negotiation">
        <Table attempts={attempts.value} />
        <p class="negotiation-verdict">
          {isRunning.value && `Connecting, attempt ${attempts.value.length + 1} …`}
          {words}
          {!isRunning.value && words === '' && waitingWords}
        </p>
        <Announce sentence={words} />
      </div>
    </section>
  );
}

function TrickleBar({ comparison }: { readonly comparison: Comparison }) {
  const { chosen, attempts, isRunning, isAlive, compare } = comparison;
  return (
    <header class="bench-bar">
      <b class="bench-title">Trickle on and off</b>
      <span class="chip stun">RFC 8838</span>
      <span class="bench-space" />
      <select
        class="bench-select negotiation-servers"
        aria-label="ICE servers"
        disabled={isRunning.value || !isAlive.value}
        value={String(chosen.value)}
        onChange={({ currentTarget }) => {
          chosen.value = Number(currentTarget.value);
          attempts.value = [];
        }}
      >
        {servers.map(({ label }, index) => (
          <option key={label} value={String(index)}>
            {label}
          </option>
        ))}
      </select>
      <span class="bench-buttons">
        <button
          type="button"
          class="button button-primary"
          disabled={isRunning.value || !isAlive.value}
          onClick={() => void compare()}
        >
          Compare
        </button>
      </span>
    </header>
  );
}

const waitingWords = `Press Compare: two new peers connect by turns with trickle and without. Signaling takes ${signalingMs} ms for each message here, as over a real network.`;

function Table({ attempts }: { readonly attempts: readonly Attempt[] }) {
  return (
    <div class="negotiation-table">
      <table>
        <thead>
          <tr>
            <th scope="col">candidates</th>
            <th scope="col">offer sent after</th>
            <th scope="col">candidates in it</th>
            <th scope="col">channel open after</th>
            <th scope="col">fastest, slowest</th>
            <th scope="col">connected</th>
          </tr>
        </thead>
        <tbody>
          {[true, false].map((trickle) => (
            <Row key={String(trickle)} row={rowOf(attempts, trickle)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: WayRow }) {
  const { trickle, attempts, connected, fastestMs, slowestMs } = row;
  const isGivenUp = attempts > 0 && connected === 0;
  return (
    <tr>
      <th scope="row">{trickle ? 'trickle' : 'wait for all'}</th>
      <td>{shownMs(row.offerAfterMs)}</td>
      <td>{row.candidatesInOffer ?? '—'}</td>
      <td>
        <b>{isGivenUp ? `not within ${longestMs / 1_000} s` : shownMs(row.openAfterMs)}</b>
      </td>
      <td>
        {shownMs(fastestMs)}, {shownMs(slowestMs)}
      </td>
      <td>
        {connected} of {attempts}
      </td>
    </tr>
  );
}
