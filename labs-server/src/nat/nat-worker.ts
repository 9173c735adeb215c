/**
 * The thread of the virtual network. Here, and nowhere else in the process, timers are those of a virtual clock, and
 * werift's sockets are those of virtual hosts.
 */
import { parentPort } from 'node:worker_threads';
import type { NatEvent } from '../../wire/nat/nat-event.ts';
import type { NatScenario } from '../../wire/nat/nat-scenario.ts';
import type { NatAnswer, NatJob, NatRun } from './nat-job.ts';
import { runNatScenario } from './nat-run.ts';
import { seededRandom } from './seeded-random.ts';
import type { VirtualHost } from './virtual-host.ts';
import { VirtualTime } from './virtual-time.ts';
import { installVirtualTimers } from './virtual-timers.ts';
import { installVirtualTransport } from './virtual-transport.ts';

/** Of the run that is under way. */
let time = new VirtualTime();
let hosts: readonly VirtualHost[] = [];

installVirtualTimers(() => time);
installVirtualTransport(
  () => hosts,
  () => time,
);

async function runOne(scenario: NatScenario): Promise<NatRun> {
  time = new VirtualTime();
  const events: NatEvent[] = [];
  const outcome = await runNatScenario(scenario, {
    time,
    random: seededRandom(1),
    onEvent: (event) => events.push(event),
    onNetwork: (network) => (hosts = Object.values(network.hosts)),
  });
  return { events, outcome };
}

async function runAll({ scenarios }: NatJob): Promise<NatAnswer> {
  try {
    const runs: NatRun[] = [];
    for (const scenario of scenarios) runs.push(await runOne(scenario));
    return { ok: true, runs };
  } catch (error) {
    return { ok: false, error: String(error) };
  }
}

parentPort?.on('message', (job: NatJob) => {
  void runAll(job).then((answer) => parentPort?.postMessage(answer, []));
});
