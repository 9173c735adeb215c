/**
 * The intermediary before an upgraded connection: it asks for the same upgrade on a second real connection, and passes
 * the bytes of both directions on; what the server sends goes through the policy.
 */
import type { IncomingMessage } from 'node:http';
import { request as sendRequest } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, type Transform } from 'node:stream';
import type { UpgradeIntermediary } from '../lab-host/lab-upgrades.ts';
import { whenGone } from '../labs/gone.ts';
import { answerInHttp, refuseUpgrade, type Upgrade } from '../labs/upgrade.ts';
import { dialUpstream } from '../tap/dial-upstream.ts';
import { forwardedFields, hasPassed } from './hop-by-hop.ts';
import type { IntermediaryOptions } from './intermediary-options.ts';
import {
  badGateway,
  headTimeoutMs,
  invalidParameter,
  loopDetected,
  lostSecondHop,
  noAnswer,
  stalledUpgraded,
} from './intermediary-problems.ts';
import { headText, interimHead } from './interim-response.ts';
import { passUpgraded } from './pass-upgraded.ts';
import { createPolicy, splitTarget, type Via } from './policy.ts';
import { secondHopDial } from './second-hop.ts';

export function createUpgradeIntermediary(options: IntermediaryOptions): UpgradeIntermediary {
  return {
    refuses(target) {
      const { reading } = splitTarget(target);
      return reading.ok && reading.query.via === 'refuse-upgrade';
    },
    handle(upgrade, passOn) {
      const { reading, target } = splitTarget(upgrade.request.url ?? '');
      if (!reading.ok) refuseUpgrade(upgrade, invalidParameter(reading.detail));
      else if (reading.query.via === 'direct') passOn();
      else if (hasPassed(upgrade.request.headers.via)) refuseUpgrade(upgrade, loopDetected);
      else void askUpstream(options, upgrade, target, reading.query);
    },
  };
}

async function askUpstream(
  options: IntermediaryOptions,
  upgrade: Upgrade,
  target: string,
  via: Via,
): Promise<void> {
  const { request, response } = upgrade;
  const caller = options.callerOf(request);
  if (caller === null) throw new Error('upgrades come here with a valid session only');
  const leaving = new AbortController();
  const policy = createPolicy(via, options.clock, (reason) => options.cut(response, 'fin', reason));
  const cancelTimeout = options.clock.after(headTimeoutMs, () => {
    leaving.abort();
    refuseUpgrade(upgrade, noAnswer);
  });
  whenGone(request, response, () => {
    cancelTimeout();
    policy.destroy();
    leaving.abort();
  });
  try {
    const socket = await dialUpstream(options, secondHopDial(caller), leaving.signal);
    const answer = await sendUpgrade(upgrade, target, socket);
    cancelTimeout();
    if ('upgraded' in answer) passBytes(options, upgrade, answer, policy);
    else passResponse(upgrade, answer.received);
  } catch (error) {
    cancelTimeout();
    if (!leaving.signal.aborted) refuseUpgrade(upgrade, badGateway(error));
  }
}

interface Upgraded {
  readonly received: IncomingMessage;
  readonly upgraded: Socket;
  /** What came together with the 101. */
  readonly head: Buffer;
}

/** The fields of a hop that asks for, or grants, an upgrade: Connection and Upgrade are of each hop alone. */
function upgradeFields({ rawHeaders, headers, httpVersion }: IncomingMessage): string[] {
  const own = ['Connection', 'Upgrade', 'Upgrade', headers.upgrade ?? 'websocket'];
  return [...forwardedFields(rawHeaders, httpVersion), ...own];
}

function sendUpgrade(
  { request, socket: firstHop }: Upgrade,
  target: string,
  socket: Socket,
): Promise<Upgraded | { readonly received: IncomingMessage }> {
  return new Promise((resolve, reject) => {
    const forwarded = sendRequest({
      method: 'GET',
      path: target,
      headers: upgradeFields(request),
      createConnection: () => socket,
    });
    forwarded.on('error', reject);
    // RFC 9110 section 15.2: "A proxy MUST forward 1xx responses".
    forwarded.on('information', (interim) => void firstHop.write(interimHead(interim), 'latin1'));
    forwarded.once('response', (received) => resolve({ received }));
    forwarded.once('upgrade', (received, upgraded: Socket, head) =>
      resolve({ received, upgraded, head }),
    );
    forwarded.end();
  });
}

/** The server behind answered in HTTP: so does this hop. */
function passResponse(upgrade: Upgrade, received: IncomingMessage): void {
  const response = answerInHttp(upgrade);
  response.writeHead(
    received.statusCode ?? 502,
    received.statusMessage,
    forwardedFields(received.rawHeaders, received.httpVersion),
  );
  pipeline(received, response, () => {});
}

function passBytes(
  { clock, cut }: IntermediaryOptions,
  { response, socket: firstHop, head: earlyBytes }: Upgrade,
  { received, upgraded: secondHop, head }: Upgraded,
  policy: Transform,
): void {
  const { statusCode = 101, statusMessage = '' } = received;
  firstHop.write(headText(statusCode, statusMessage, upgradeFields(received)), 'latin1');
  secondHop.write(earlyBytes);
  if (head.length > 0) secondHop.unshift(head);
  passUpgraded({
    clock,
    firstHop,
    secondHop,
    policy,
    onBroken: (error) => cut(response, 'fin', lostSecondHop(error)),
    onStalled: () => cut(response, 'rst', stalledUpgraded),
  });
}
