/** Every classic type of NAT against every other one: which pairs connect, and how. */
import { type ClassicNatType, classicNatTypeIds, classicNatTypes } from './nat-behavior.ts';
import type { CandidateType, NatOutcome } from './nat-event.ts';
import type { NatScenario, NatSide } from './nat-scenario.ts';

export interface MatrixCell {
  readonly alice: ClassicNatType;
  readonly bob: ClassicNatType;
  readonly turn: boolean;
  /** How the two connected; null when they did not. */
  readonly via: CandidateType | null;
  readonly packets: number;
  readonly drops: number;
  /** On the virtual clock: when both were connected, or both had failed. */
  readonly atMs: number;
}

/** What a cell is before it was run. */
export type MatrixPlace = Pick<MatrixCell, 'alice' | 'bob' | 'turn'>;

/** Row by row, first without TURN. */
export const matrixPlaces: readonly MatrixPlace[] = [false, true].flatMap((turn) =>
  classicNatTypeIds.flatMap((alice) => classicNatTypeIds.map((bob) => ({ alice, bob, turn }))),
);

/** One NAT on each side, ports at random, all else as RFC 4787 wants it. */
export function matrixScenario({ alice, bob, turn }: MatrixPlace): NatScenario {
  return {
    alice: matrixSide(alice),
    bob: matrixSide(bob),
    sharedNat: false,
    hairpinning: true,
    ports: 'random',
    mappingTimeoutS: 300,
    turn,
    stayS: 0,
  };
}

export function matrixSide(type: ClassicNatType): NatSide {
  const { mapping, filtering } = classicNatTypes[type];
  return { nats: 1, mapping, filtering, udpBlocked: false };
}

export function matrixCell(place: MatrixPlace, outcome: NatOutcome): MatrixCell {
  const { packets, drops, atMs } = outcome;
  return { ...place, via: connectedBy(outcome), packets, drops, atMs };
}

/**
 * How two agents connected: by a relay, if either uses one; else by what each calls the other. An agent that learned the
 * address of the other only from a check calls it peer-reflexive.
 */
export function connectedBy({
  connected,
  pairs,
}: Pick<NatOutcome, 'connected' | 'pairs'>): CandidateType | null {
  if (!connected) return null;
  const both = [pairs.alice, pairs.bob];
  const types = both.flatMap((pair) =>
    pair === null ? [] : [pair.remoteType, pair.localType === 'relay' ? 'relay' : null],
  );
  const order: readonly CandidateType[] = ['relay', 'prflx', 'srflx', 'host'];
  return order.find((type) => types.includes(type)) ?? null;
}

/**
 * What textbooks say of direct connections: they fail where one side has a mapping for each destination, and the other
 * one filters by address and port.
 */
export function textbookConnects({ alice, bob }: Pick<MatrixPlace, 'alice' | 'bob'>): boolean {
  return !cannotReach(alice, bob) && !cannotReach(bob, alice);
}

function cannotReach(from: ClassicNatType, to: ClassicNatType): boolean {
  return from === 'symmetric' && classicNatTypes[to].filtering === 'address-and-port-dependent';
}
