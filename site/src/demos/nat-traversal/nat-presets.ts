/** Networks to begin with, each for one lesson. */
import { matrixScenario, matrixSide } from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import type { NatScenario } from '@wireside/labs-server/wire/nat/nat-scenario.ts';

export interface NatPreset {
  readonly label: string;
  readonly about: string;
  readonly scenario: NatScenario;
}

const homes = matrixScenario({
  alice: 'port-restricted-cone',
  bob: 'port-restricted-cone',
  turn: false,
});

export const natPresets: readonly [NatPreset, ...NatPreset[]] = [
  {
    label: 'Two homes',
    about:
      'Both NATs use one port for all destinations, and let in only whom something was sent to.',
    scenario: homes,
  },
  {
    label: 'Another port for each',
    about:
      'Alice’s NAT takes another external port for each destination. Bob filters by address and port.',
    scenario: { ...homes, alice: matrixSide('symmetric') },
  },
  {
    label: 'With a relay',
    about: 'The same two networks, and a TURN server that both may use.',
    scenario: { ...homes, alice: matrixSide('symmetric'), turn: true },
  },
  {
    label: 'Same carrier',
    about: 'Two homes behind one NAT of their carrier, which sends nothing back inside.',
    scenario: { ...homes, sharedNat: true, hairpinning: false },
  },
  {
    label: 'A NAT forgets',
    about:
      'Mappings live 3 seconds, and the two stay connected for a minute. RFC 4787 wants two minutes.',
    scenario: { ...homes, mappingTimeoutS: 3, stayS: 60 },
  },
  {
    label: 'UDP blocked',
    about: 'A firewall at Bob’s side lets no UDP pass, but TCP. Both may use the TURN server.',
    scenario: { ...homes, bob: { ...homes.bob, udpBlocked: true }, turn: true },
  },
];

/** Null when the student drew something else. */
export function presetOf(scenario: NatScenario): NatPreset | null {
  const text = JSON.stringify(scenario);
  return natPresets.find((preset) => JSON.stringify(preset.scenario) === text) ?? null;
}
