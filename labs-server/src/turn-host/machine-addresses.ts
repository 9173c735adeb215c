/** The addresses of this machine. */
import { networkInterfaces } from 'node:os';
import { addressKind } from './address-kind.ts';

/** Without those that a socket cannot be bound to without naming an interface. */
export function machineAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.map(({ address }) => address).filter((address) => addressKind(address) !== 'never');
}

/**
 * The addresses to bind for UDP, one socket each: a socket that is bound to all addresses does not tell to which one a
 * datagram came, and so not the 5-tuple. `0.0.0.0` stands for those of IPv4, `::` for all.
 */
export function concreteAddresses(
  bound: readonly string[],
  machine: () => readonly string[] = machineAddresses,
): readonly string[] {
  return bound.flatMap((address) => {
    if (address === '::') return machine();
    return address === '0.0.0.0' ? machine().filter((one) => !one.includes(':')) : [address];
  });
}
