/** What the handlers of one server share. */
import type { Allocations } from './allocations.ts';
import type { Nonces } from './nonce.ts';
import type { Openings } from './openings.ts';
import type { Reservations } from './reservations.ts';
import type { TurnServerOptions } from './turn-server-options.ts';

export interface TurnCounters {
  /** Datagrams and stream units that no rule of STUN or TURN allows. */
  malformed: number;
  /** Responses with an error. */
  refused: number;
}

export interface TurnServerParts {
  readonly options: TurnServerOptions;
  readonly nonces: Nonces;
  readonly allocations: Allocations;
  readonly reservations: Reservations;
  readonly openings: Openings;
  readonly counters: TurnCounters;
}
