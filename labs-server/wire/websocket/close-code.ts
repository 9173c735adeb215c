/** Status codes of the Close frame: RFC 6455 section 7.4, and the WebSocket Close Code Number Registry of section 11.7. */

/** What a code says, and whether an endpoint may send it. */
export interface CloseCode {
  /** The meaning in the registry; for 1014, which has a sentence there, the name in the request for its registration. */
  readonly name: string;
  /** One sentence for a learner. */
  readonly meaning: string;
  readonly standard: string;
  readonly section: string;
}

const section741 = { standard: 'RFC 6455', section: '7.4.1' } as const;
const registry = { standard: 'RFC 6455', section: '11.7' } as const;

/** The registered codes. */
export const closeCodes: ReadonlyMap<number, CloseCode> = new Map([
  [
    1000,
    {
      name: 'Normal Closure',
      meaning: 'The purpose of the connection is fulfilled.',
      ...section741,
    },
  ],
  [
    1001,
    {
      name: 'Going Away',
      meaning: 'The endpoint goes away: a server stops, or the user leaves the page.',
      ...section741,
    },
  ],
  [1002, { name: 'Protocol error', meaning: 'A rule of the protocol was broken.', ...section741 }],
  [
    1003,
    {
      name: 'Unsupported Data',
      meaning: 'A kind of data came that the endpoint does not take, such as binary.',
      ...section741,
    },
  ],
  [1004, { name: 'Reserved', meaning: 'Reserved, without a meaning so far.', ...section741 }],
  [
    1005,
    {
      name: 'No Status Rcvd',
      meaning: 'Told by the API when a Close frame had no code; never sent.',
      ...section741,
    },
  ],
  [
    1006,
    {
      name: 'Abnormal Closure',
      meaning: 'Told by the API when there was no Close frame; never sent.',
      ...section741,
    },
  ],
  [
    1007,
    {
      name: 'Invalid frame payload data',
      meaning: 'Data do not fit the type of the message, such as a text that is not UTF-8.',
      ...section741,
    },
  ],
  [1008, { name: 'Policy Violation', meaning: 'A message breaks a policy.', ...section741 }],
  [
    1009,
    { name: 'Message Too Big', meaning: 'A message is too big to be processed.', ...section741 },
  ],
  [
    1010,
    {
      name: 'Mandatory Ext.',
      meaning: 'The client needs an extension that the server did not negotiate.',
      ...section741,
    },
  ],
  [
    1011,
    {
      name: 'Internal Error',
      meaning: 'A server met a condition that it did not expect.',
      ...section741,
    },
  ],
  [
    1012,
    { name: 'Service Restart', meaning: 'The service restarts: come back soon.', ...registry },
  ],
  [
    1013,
    {
      name: 'Try Again Later',
      meaning: 'The service is overloaded: come back later, or elsewhere.',
      ...registry,
    },
  ],
  [
    1014,
    {
      name: 'Bad gateway',
      meaning: 'A gateway got an invalid response from the server behind it.',
      ...registry,
    },
  ],
  [
    1015,
    {
      name: 'TLS handshake',
      meaning: 'Told by the API when the TLS handshake failed; never sent.',
      ...section741,
    },
  ],
  [3000, { name: 'Unauthorized', meaning: 'The client has to say first who it is.', ...registry }],
  [3003, { name: 'Forbidden', meaning: 'The client may not do what it wants.', ...registry }],
  [3008, { name: 'Timeout', meaning: 'What was waited for took too long.', ...registry }],
]);

/** "All control frames MUST have a payload length of 125 bytes or less" (section 5.5), of which the code takes two. */
export const maxCloseReasonBytes = 123;

/** Codes that stand for an event at this end and "MUST NOT be set as a status code in a Close control frame". */
const neverSent: ReadonlySet<number> = new Set([1004, 1005, 1006, 1015]);

/** True where a Close frame may carry `code`: registered, or in the ranges of section 7.4.2 that are left to others. */
export function isSendableCloseCode(code: number): boolean {
  if (code >= 3000 && code <= 4999) return true;
  return closeCodes.has(code) && !neverSent.has(code);
}

/** What is known of `code`. */
export function closeCodeOf(code: number): CloseCode {
  const known = closeCodes.get(code);
  if (known) return known;
  const section742 = { standard: 'RFC 6455', section: '7.4.2' };
  if (code < 1000)
    return { name: 'not used', meaning: 'Below 1000 no code is used.', ...section742 };
  if (code < 3000) {
    const meaning = 'Reserved for the protocol and its extensions, and not registered.';
    return { name: 'reserved', meaning, ...section742 };
  }
  if (code < 4000) {
    const meaning = 'For libraries, frameworks and applications, to be registered at IANA.';
    return { name: 'library or framework', meaning, ...section742 };
  }
  if (code < 5000) {
    const meaning = 'For private use: what it says is between the two applications.';
    return { name: 'private use', meaning, ...section742 };
  }
  return { name: 'not used', meaning: 'Above 4999 no code is defined.', ...section742 };
}
