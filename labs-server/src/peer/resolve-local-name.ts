/** Asks on the link who has a name that ends in `.local` (RFC 6762): browsers hide host addresses behind such names. */
import multicastDns from 'multicast-dns';
import type { Clock } from '../labs/lab.ts';
import type { ResolveName } from './candidate-guard.ts';

/** A browser on this machine answers within milliseconds. A name that nobody answers for is ignored (draft-ietf-mmusic-mdns-ice-candidates section 3.2.1). */
const waitMs = 3_000;
/** Questions that are open at the same time, of all calls. */
const maxOpen = 64;

/** Resolves a name to an IPv4 address, once for each question; null when nobody answers. */
export function createNameResolver(clock: Clock): ResolveName {
  let open = 0;
  return async (name) => {
    if (open >= maxOpen) return null;
    open += 1;
    try {
      return await ask(name, clock);
    } finally {
      open -= 1;
    }
  };
}

function ask(name: string, clock: Clock): Promise<string | null> {
  return new Promise((resolve) => {
    const link = multicastDns();
    const settle = (address: string | null): void => {
      forget();
      link.destroy();
      resolve(address);
    };
    const forget = clock.after(waitMs, () => settle(null));
    // A port that cannot be had, or no interface: then there is no answer.
    link.on('error', () => settle(null));
    link.on('warning', () => {});
    link.on('response', ({ answers }) => {
      const answer = answers.find(
        (one) => one.type === 'A' && one.name.toLowerCase() === name.toLowerCase(),
      );
      if (typeof answer?.data === 'string') settle(answer.data);
    });
    link.query(name, 'A');
  });
}
