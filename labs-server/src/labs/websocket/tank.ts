/** A server that reads as slowly as it is told: what it has not read waits at its client, and grows there. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import type { webSocketApiEndpoints } from '../../../wire/mechanisms/websocket-api.ts';
import { every } from '../../clock/every.ts';
import { sendProblem } from '../../problem/problem.ts';
import { acceptWebSocket } from '../accept-web-socket.ts';
import type { Clock, LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { refuseUpgrade, type Upgrade } from '../upgrade.ts';
import { closeCode, type LabWebSocket, type Message } from '../web-socket.ts';

/** Most bytes that a tank reads before it is closed. */
export const maxTankBytes = 64 * 1024 * 1024;
/** How long a tank may live. */
export const maxTankMs = 60_000;

const reportMs = 100;
/** Also without news: the write shows whether anybody is still there, which a socket that is not read does not. */
const silentReports = 10;
/** Timers are not finer. */
const finestPauseMs = 5;

/** The open tanks of all runs, by session, run and name. */
export type Tanks = Map<string, Tank>;

export const createTanks = (): Tanks => new Map();

function keyOf(context: LabContext, request: IncomingMessage, name: string): string {
  const { session, run } = context.callerOf(request);
  return `${session}/${run}/${name}`;
}

export function openTank(
  context: LabContext,
  tanks: Tanks,
  upgrade: Upgrade,
  { name, bytesPerSecond, open }: QueryOf<typeof webSocketApiEndpoints.tank>,
): void {
  const key = keyOf(context, upgrade.request, name);
  if (tanks.has(key)) {
    const detail = `The tank "${name}" of this run is in use. Give another \`name\`.`;
    refuseUpgrade(upgrade, { status: 409, code: 'name-in-use', detail });
    return;
  }
  acceptWebSocket(context, upgrade, {}, (socket) => {
    const tank = new Tank(context.clock, socket, bytesPerSecond, open);
    tanks.set(key, tank);
    socket.onClose(() => {
      tank.end();
      tanks.delete(key);
    });
  });
}

/** `POST /valve` */
export function turnValve(
  context: LabContext,
  tanks: Tanks,
  request: Request,
  response: Response,
  { name, open }: QueryOf<typeof webSocketApiEndpoints.valve>,
): void {
  const tank = tanks.get(keyOf(context, request, name));
  if (tank === undefined) {
    const detail = `This run has no open tank "${name}". Open a WebSocket to /websocket/tank first.`;
    sendProblem(response, { status: 404, code: 'no-tank', detail });
    return;
  }
  tank.turn(open);
  response.status(204).end();
}

class Tank {
  readonly #clock: Clock;
  readonly #socket: LabWebSocket;
  readonly #bytesPerSecond: number;
  readonly #hash = createHash('sha256');
  readonly #stopReports: () => void;
  readonly #cancelEnd: () => void;
  #open: boolean;
  #bytes = 0;
  #messages = 0;
  /** Until then the bytes that were read use up the rate. */
  #busyUntilUs = 0;
  #cancelPause: (() => void) | null = null;
  #reported = '';
  #silent = 0;

  constructor(clock: Clock, socket: LabWebSocket, bytesPerSecond: number, open: boolean) {
    this.#clock = clock;
    this.#socket = socket;
    this.#bytesPerSecond = bytesPerSecond;
    this.#open = open;
    socket.onMessage((message) => this.#read(message));
    if (!open) socket.pause();
    this.#stopReports = every(clock, reportMs, () => this.#report());
    this.#cancelEnd = clock.after(maxTankMs, () =>
      socket.close(closeCode.normal, 'a tank lives for one minute'),
    );
  }

  turn(open: boolean): void {
    this.#open = open;
    if (!open) this.#socket.pause();
    else if (this.#cancelPause === null) this.#socket.resume();
  }

  end(): void {
    this.#stopReports();
    this.#cancelEnd();
    this.#cancelPause?.();
  }

  #read(message: Message): void {
    if (typeof message === 'string') {
      if (message === 'digest') this.#tellDigest();
      return;
    }
    this.#bytes += message.length;
    this.#messages += 1;
    this.#hash.update(message);
    if (this.#bytes > maxTankBytes) {
      this.#socket.close(closeCode.policyViolation, `a tank takes ${maxTankBytes} bytes`);
      return;
    }
    this.#keepRate(message.length);
  }

  #keepRate(bytes: number): void {
    const nowUs = this.#clock.monotonicUs();
    const costUs = (bytes / this.#bytesPerSecond) * 1_000_000;
    this.#busyUntilUs = Math.max(nowUs, this.#busyUntilUs) + costUs;
    const pauseMs = (this.#busyUntilUs - nowUs) / 1_000;
    if (pauseMs < finestPauseMs) return;
    this.#socket.pause();
    this.#cancelPause?.();
    this.#cancelPause = this.#clock.after(pauseMs, () => {
      this.#cancelPause = null;
      if (this.#open) this.#socket.resume();
    });
  }

  #report(): void {
    const report = JSON.stringify({ bytes: this.#bytes, messages: this.#messages });
    this.#silent += 1;
    if (report === this.#reported && this.#silent < silentReports) return;
    this.#silent = 0;
    this.#reported = report;
    this.#socket.send(report);
  }

  #tellDigest(): void {
    const sha256 = this.#hash.copy().digest('hex');
    this.#socket.send(JSON.stringify({ bytes: this.#bytes, messages: this.#messages, sha256 }));
  }
}
