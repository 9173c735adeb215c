/** How NATs differ, as data: mapping, filtering, port assignment and hairpinning. RFC 4787 sections 4 to 6. */
import type { Source } from '../field/field.ts';

/** A choice of a behavior, in the words of the standard. */
export interface BehaviorTerm {
  readonly name: string;
  /** One sentence. */
  readonly meaning: string;
  readonly source: Source;
}

const rfc4787 = (section: string): Source => ({ standard: 'RFC 4787', section });

/** When a NAT uses a mapping again that it has for an internal address and port (section 4.1). */
export const mappingBehaviors = {
  'endpoint-independent': {
    name: 'Endpoint-Independent Mapping',
    meaning: 'One external port for all destinations.',
    source: rfc4787('4.1'),
  },
  'address-dependent': {
    name: 'Address-Dependent Mapping',
    meaning: 'One external port for each destination address, whatever the port there.',
    source: rfc4787('4.1'),
  },
  'address-and-port-dependent': {
    name: 'Address and Port-Dependent Mapping',
    meaning: 'One external port for each destination address and port.',
    source: rfc4787('4.1'),
  },
} as const satisfies Record<string, BehaviorTerm>;

export type MappingBehavior = keyof typeof mappingBehaviors;

/** Which packets from outside a NAT lets in through a mapping (section 5). */
export const filteringBehaviors = {
  'endpoint-independent': {
    name: 'Endpoint-Independent Filtering',
    meaning: 'Whoever sends to the external port gets in.',
    source: rfc4787('5'),
  },
  'address-dependent': {
    name: 'Address-Dependent Filtering',
    meaning: 'Who sends gets in if something was sent to its address before, whatever the port.',
    source: rfc4787('5'),
  },
  'address-and-port-dependent': {
    name: 'Address and Port-Dependent Filtering',
    meaning: 'Who sends gets in if something was sent to its address and port before.',
    source: rfc4787('5'),
  },
} as const satisfies Record<string, BehaviorTerm>;

export type FilteringBehavior = keyof typeof filteringBehaviors;

/** Which external port a new mapping gets (section 4.2.1). */
export const portAssignments = {
  random: {
    name: 'No port preservation',
    meaning: 'Any free external port.',
    source: rfc4787('4.2.1'),
  },
  preserved: {
    name: 'Port preservation',
    meaning: 'The internal port, as long as it is free outside.',
    source: rfc4787('4.2.1'),
  },
} as const satisfies Record<string, BehaviorTerm>;

export type PortAssignment = keyof typeof portAssignments;

/** The lists, for parameters and select boxes. */
export const mappingBehaviorIds = [
  'endpoint-independent',
  'address-dependent',
  'address-and-port-dependent',
] as const satisfies readonly MappingBehavior[];
export const filteringBehaviorIds = mappingBehaviorIds satisfies readonly FilteringBehavior[];
export const portAssignmentIds = [
  'random',
  'preserved',
] as const satisfies readonly PortAssignment[];

/** The four types that RFC 3489 section 5 named: half a description each. */
export const classicNatTypes = {
  'full-cone': {
    name: 'full cone',
    mapping: 'endpoint-independent',
    filtering: 'endpoint-independent',
  },
  'restricted-cone': {
    name: 'restricted cone',
    mapping: 'endpoint-independent',
    filtering: 'address-dependent',
  },
  'port-restricted-cone': {
    name: 'port restricted cone',
    mapping: 'endpoint-independent',
    filtering: 'address-and-port-dependent',
  },
  symmetric: {
    name: 'symmetric',
    mapping: 'address-and-port-dependent',
    filtering: 'address-and-port-dependent',
  },
} as const satisfies Record<
  string,
  {
    readonly name: string;
    readonly mapping: MappingBehavior;
    readonly filtering: FilteringBehavior;
  }
>;

export type ClassicNatType = keyof typeof classicNatTypes;

export const classicNatTypeIds = [
  'full-cone',
  'restricted-cone',
  'port-restricted-cone',
  'symmetric',
] as const satisfies readonly ClassicNatType[];

/** Null for the five of the nine combinations that RFC 3489 has no name for. */
export function classicTypeOf(
  mapping: MappingBehavior,
  filtering: FilteringBehavior,
): ClassicNatType | null {
  const found = classicNatTypeIds.find((id) => {
    const type = classicNatTypes[id];
    return type.mapping === mapping && type.filtering === filtering;
  });
  return found ?? null;
}
