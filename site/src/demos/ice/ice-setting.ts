/** What the student chose for a call. */

export const serverChoices = [
  'none',
  'stun',
  'pretend-nat',
  'turn-udp',
  'turn-tcp',
  'turn-tls',
  'redirected',
  'wrong-password',
] as const;

/** Which server the two peers are given. */
export type ServerChoice = (typeof serverChoices)[number];

export const policies = ['all', 'relay'] as const;

/** `iceTransportPolicy`: WebRTC section 4.2.3. */
export type Policy = (typeof policies)[number];

export const exchanges = ['together', 'trickle', 'bob-silent'] as const;

/**
 * How the candidates are told: all in the description, each as it comes, or none of Bob's, so that Alice learns them from
 * his checks.
 */
export type Exchange = (typeof exchanges)[number];

export interface IceSetting {
  readonly server: ServerChoice;
  readonly policy: Policy;
  readonly exchange: Exchange;
  /** Asks for the microphone, and stops it at once: a page that may use it sees addresses instead of mDNS names. */
  readonly asksForMicrophone: boolean;
}

export const serverWords: Readonly<Record<ServerChoice, string>> = {
  none: 'no server',
  stun: 'STUN',
  'pretend-nat': 'STUN, pretend NAT',
  'turn-udp': 'TURN over UDP',
  'turn-tcp': 'TURN over TCP',
  'turn-tls': 'TURN over TLS',
  redirected: 'TURN, sent elsewhere',
  'wrong-password': 'TURN, wrong password',
};

export const policyWords: Readonly<Record<Policy, string>> = {
  all: 'all candidates',
  relay: 'relay only',
};

export const exchangeWords: Readonly<Record<Exchange, string>> = {
  together: 'gathered first, then sent',
  trickle: 'each sent at once (trickle)',
  'bob-silent': 'Bob sends none',
};
