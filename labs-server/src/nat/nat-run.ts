/** One run: the networks of a scenario, two real ICE agents on them, and how it ended. Needs the virtual timers. */
import type { NatEvent, NatOutcome } from '../../wire/nat/nat-event.ts';
import type { NatScenario } from '../../wire/nat/nat-scenario.ts';
import { IceAgent } from './ice-agent.ts';
import { serveTurn, turnCredential } from './turn-service.ts';
import { settled } from './virtual-timers.ts';
import { createVirtualNetwork, type VirtualNetwork } from './virtual-network.ts';
import type { VirtualTime } from './virtual-time.ts';

export interface NatRunOptions {
  readonly time: VirtualTime;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly onEvent: (event: NatEvent) => void;
  /** Gets the network as soon as it is there, before the agents. */
  readonly onNetwork: (network: VirtualNetwork) => void;
}

/** On the virtual clock: longer than all checks of all pairs take. */
const checkWithinMs = 60_000;
/** How long the answer is on its way through signaling. */
const answerMs = 60;
/** What is on its way arrives within this. */
const quietMs = 250;

export async function runNatScenario(
  scenario: NatScenario,
  { time, random, onEvent, onNetwork }: NatRunOptions,
): Promise<NatOutcome> {
  let drops = 0;
  const tell = (event: NatEvent): void => {
    if (event.kind === 'dropped') drops += 1;
    onEvent(event);
  };
  const network = createVirtualNetwork(scenario, { scheduler: time, random, onEvent: tell });
  onNetwork(network);
  serveTurn(network.hosts.server, time);
  const agent = (id: 'alice' | 'bob') =>
    new IceAgent({
      id,
      host: network.hosts[id],
      isControlling: id === 'alice',
      turn: scenario.turn ? turnCredential : null,
      scheduler: time,
      onEvent: tell,
    });
  const alice = agent('alice');
  const bob = agent('bob');
  await connect(time, network, alice, bob);
  const connected = alice.isConnected && bob.isConnected;
  const atMs = time.nowMs();
  if (connected) await passTime(time, time.nowMs() + scenario.stayS * 1000);
  const outcome: NatOutcome = {
    connected,
    atMs,
    pairs: { alice: alice.selectedPair(), bob: bob.selectedPair() },
    dataArrived: connected && (await exchange(time, alice, bob)),
    packets: network.packets(),
    drops,
    cut: network.isFull(),
  };
  await Promise.all([alice.close(), bob.close()]);
  return outcome;
}

/** Gathers, exchanges what was gathered, checks: until both are connected, or can be no more. */
async function connect(
  time: VirtualTime,
  network: VirtualNetwork,
  alice: IceAgent,
  bob: IceAgent,
): Promise<void> {
  let gathered = false;
  void Promise.all([alice.gather(), bob.gather()]).then(() => (gathered = true));
  await passTime(time, checkWithinMs, () => gathered);
  await alice.hear(bob);
  await bob.hear(alice);
  // Bob has heard Alice's offer and sends his answer: he may begin at once, and she begins when it is there.
  bob.check();
  let begun = false;
  time.after(answerMs, () => {
    begun = true;
    alice.check();
  });
  const until = time.nowMs() + checkWithinMs;
  const isOver = (): boolean =>
    network.isFull() ||
    (alice.isConnected && bob.isConnected) ||
    (begun && alice.hasFailed() && bob.hasFailed());
  do {
    await passTime(time, until, isOver);
    // A check that was on its way may still wake up a pair that had failed.
    if (!alice.isConnected || !bob.isConnected)
      await passTime(time, time.nowMs() + quietMs, () => !isOver());
  } while (!isOver() && time.nowMs() < until);
}

async function exchange(time: VirtualTime, alice: IceAgent, bob: IceAgent): Promise<boolean> {
  await alice.send('hello Bob');
  await bob.send('hello Alice');
  await passTime(time, time.nowMs() + quietMs);
  return bob.received.includes('hello Bob') && alice.received.includes('hello Alice');
}

/** Lets the clock run to `untilMs`, or until `isOver`; it then stands at the last instant at which something was due. */
async function passTime(
  time: VirtualTime,
  untilMs: number,
  isOver: () => boolean = () => false,
): Promise<void> {
  for (;;) {
    await settled();
    const next = time.nextMs();
    if (isOver() || next === null || next > untilMs) return;
    time.step();
  }
}
