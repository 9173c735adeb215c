/** The bytes of an upgraded connection, both ways between the first hop and the second. */
import type { Socket } from 'node:net';
import type { Transform } from 'node:stream';
import type { Clock } from '../labs/lab.ts';
import { lingeringClose } from '../labs/lingering-close.ts';
import { CutIdle } from './cut-idle.ts';
import { takenBytes, watchReader } from './watch-reader.ts';

export interface UpgradedPassage {
  readonly clock: Clock;
  readonly firstHop: Socket;
  readonly secondHop: Socket;
  /** What the server sends goes through it. */
  readonly policy: Transform;
  /** Cuts the first hop: the second broke, and what came before has been passed on. */
  readonly onBroken: (error: Error) => void;
  /** Cuts the first hop: nobody takes what waits for its reader. */
  readonly onStalled: () => void;
}

/**
 * Each side's end is passed on alone: a peer that has ended may still read. A second hop that breaks takes the first
 * with it; the first hop's own break is noticed by whoever holds it.
 */
export function passUpgraded(passage: UpgradedPassage): void {
  const { clock, firstHop, secondHop, policy, onBroken, onStalled } = passage;
  let broken: Error | null = null;
  secondHop.once('error', (error) => {
    broken = error;
    policy.end();
  });
  secondHop.pipe(policy).pipe(firstHop, { end: false });
  firstHop.pipe(secondHop);
  if (policy instanceof CutIdle) firstHop.on('data', () => policy.noteActivity());
  // While its bytes wait here nothing is read of the second hop, and its break would not be noticed.
  const reader = {
    takenBytes: () => takenBytes(firstHop),
    waitingBytes: () => firstHop.writableLength,
  };
  firstHop.once('close', watchReader(clock, reader, onStalled));
  secondHop.once('close', () => {
    // Nobody wants what the client still sends, but its end has to be noticed.
    firstHop.resume();
    if (policy.readableEnded) lingeringClose(firstHop);
  });
  policy.once('end', () => {
    if (broken !== null) onBroken(broken);
    else if (secondHop.closed) lingeringClose(firstHop);
    else firstHop.end();
  });
}
