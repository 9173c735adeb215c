/** The error codes of STUN, TURN and ICE, as registered at IANA, and what each tells. */

const errors: ReadonlyMap<number, readonly [reason: string, meaning: string]> = new Map([
  [300, ['Try Alternate', 'The client should ask another server.']],
  [400, ['Bad Request', 'The request is malformed; it must be changed before it is sent again.']],
  [401, ['Unauthenticated', 'The request has no credentials, or wrong ones.']],
  [403, ['Forbidden', 'The request is valid, and the server will not carry it out.']],
  [405, ['Mobility Forbidden', 'The server does not let allocations move.']],
  [420, ['Unknown Attribute', 'The request has an attribute that must be understood and is not.']],
  [
    437,
    ['Allocation Mismatch', 'The request needs an allocation where none is, or none where one is.'],
  ],
  [438, ['Stale Nonce', 'The nonce is too old: the client should try again with the new one.']],
  [440, ['Address Family not Supported', 'The server has no addresses of this family.']],
  [441, ['Wrong Credentials', 'The allocation was made with other credentials.']],
  [442, ['Unsupported Transport Protocol', 'The server does not relay over this transport.']],
  [
    443,
    [
      'Peer Address Family Mismatch',
      'The peer has an address of another family than the allocation.',
    ],
  ],
  [446, ['Connection Already Exists', 'There is a connection to this peer already.']],
  [447, ['Connection Timeout or Failure', 'The server could not connect to the peer.']],
  [486, ['Allocation Quota Reached', 'The user has as many allocations as the server grants.']],
  [
    487,
    [
      'Role Conflict',
      'Both sides want to control, or both to be controlled: one of them must change.',
    ],
  ],
  [500, ['Server Error', 'The server failed for a while; the client should try again.']],
  [508, ['Insufficient Capacity', 'The server has no more ports or bandwidth to give.']],
]);

/** The reason phrase that the standard recommends; `null` for a code that is not registered. */
export function errorReason(code: number): string | null {
  return errors.get(code)?.[0] ?? null;
}

/** One sentence for a learner. */
export function errorMeaning(code: number): string {
  return (
    errors.get(code)?.[1] ??
    `A code that is not registered: the class ${Math.floor(code / 100)} tells how to take it.`
  );
}
