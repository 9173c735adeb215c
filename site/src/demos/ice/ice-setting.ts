/** What the student chose for a call. */

export const serverChoices = [
  'none',
  'stun',
  'pretend-nat',
  'turn-udp',
  'turn-tcp',
  'wrong-password',
] as const;

/** Which server the two peers are given. */
export type ServerChoice = (typeof serverChoices)[number];

export const policies = ['all', 'relay'] as const;

/** `iceTransportPolicy`: WebRTC section 4.2.5. */
export type Policy = (typeof policies)[number];

export interface IceSetting {
  readonly server: ServerChoice;
  readonly policy: Policy;
  /** Bob keeps his candidates to himself: Alice learns them from his checks. */
  readonly isBobSilent: boolean;
  /** Asks for the microphone, and stops it at once: a page that may use it sees addresses instead of mDNS names. */
  readonly asksForMicrophone: boolean;
}

export const serverWords: Readonly<Record<ServerChoice, string>> = {
  none: 'no server',
  stun: 'STUN',
  'pretend-nat': 'STUN, pretend NAT',
  'turn-udp': 'TURN over UDP',
  'turn-tcp': 'TURN over TCP',
  'wrong-password': 'TURN, wrong password',
};

export const policyWords: Readonly<Record<Policy, string>> = {
  all: 'all candidates',
  relay: 'relay only',
};
