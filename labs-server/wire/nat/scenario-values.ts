/** A scenario as the parameters of a query, and back. */
import type { FilteringBehavior, MappingBehavior, PortAssignment } from './nat-behavior.ts';
import type { NatScenario, NatSide } from './nat-scenario.ts';

export interface ScenarioValues {
  readonly 'alice-nats': number;
  readonly 'alice-mapping': MappingBehavior;
  readonly 'alice-filtering': FilteringBehavior;
  readonly 'alice-udp-blocked': boolean;
  readonly 'bob-nats': number;
  readonly 'bob-mapping': MappingBehavior;
  readonly 'bob-filtering': FilteringBehavior;
  readonly 'bob-udp-blocked': boolean;
  readonly 'shared-nat': boolean;
  readonly hairpinning: boolean;
  readonly ports: PortAssignment;
  readonly 'mapping-timeout-s': number;
  readonly turn: boolean;
  readonly 'stay-s': number;
}

export function scenarioOf(values: ScenarioValues): NatScenario {
  return {
    alice: {
      nats: natCount(values['alice-nats']),
      mapping: values['alice-mapping'],
      filtering: values['alice-filtering'],
      udpBlocked: values['alice-udp-blocked'],
    },
    bob: {
      nats: natCount(values['bob-nats']),
      mapping: values['bob-mapping'],
      filtering: values['bob-filtering'],
      udpBlocked: values['bob-udp-blocked'],
    },
    sharedNat: values['shared-nat'],
    hairpinning: values.hairpinning,
    ports: values.ports,
    mappingTimeoutS: values['mapping-timeout-s'],
    turn: values.turn,
    stayS: values['stay-s'],
  };
}

export function valuesOf(scenario: NatScenario): ScenarioValues {
  const { alice, bob } = scenario;
  return {
    'alice-nats': alice.nats,
    'alice-mapping': alice.mapping,
    'alice-filtering': alice.filtering,
    'alice-udp-blocked': alice.udpBlocked,
    'bob-nats': bob.nats,
    'bob-mapping': bob.mapping,
    'bob-filtering': bob.filtering,
    'bob-udp-blocked': bob.udpBlocked,
    'shared-nat': scenario.sharedNat,
    hairpinning: scenario.hairpinning,
    ports: scenario.ports,
    'mapping-timeout-s': scenario.mappingTimeoutS,
    turn: scenario.turn,
    'stay-s': scenario.stayS,
  };
}

function natCount(count: number): NatSide['nats'] {
  return count === 0 || count === 1 ? count : 2;
}
