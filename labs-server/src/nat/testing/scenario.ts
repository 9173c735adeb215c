/** Scenarios for tests: both behind a NAT that is port restricted, unless a test says otherwise. */
import { type ClassicNatType, classicNatTypes } from '../../../wire/nat/nat-behavior.ts';
import type { NatScenario, NatSide } from '../../../wire/nat/nat-scenario.ts';

export function natSide(type: ClassicNatType, rest: Partial<NatSide> = {}): NatSide {
  const { mapping, filtering } = classicNatTypes[type];
  return { nats: 1, mapping, filtering, udpBlocked: false, ...rest };
}

export function natScenario(rest: Partial<NatScenario> = {}): NatScenario {
  return {
    alice: natSide('port-restricted-cone'),
    bob: natSide('port-restricted-cone'),
    sharedNat: false,
    hairpinning: true,
    ports: 'random',
    mappingTimeoutS: 300,
    turn: false,
    stayS: 0,
    ...rest,
  };
}
