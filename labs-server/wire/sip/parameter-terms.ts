/** Parameters of header fields: `;tag=…` of an address, `;branch=…` of a Via, `nonce="…"` of a challenge. */
import type { FieldTerm } from '../field/field-reader.ts';

type Known = ReadonlyMap<string, readonly [standard: string, section: string, meaning: string]>;

const headerParameters: Known = new Map([
  [
    'tag',
    [
      'RFC 3261',
      '19.3',
      'Names this side of the dialog: both tags and the Call-ID name the dialog.',
    ],
  ],
  [
    'branch',
    [
      'RFC 3261',
      '8.1.1.7',
      'Names the transaction; z9hG4bK at its beginning says that it is unique.',
    ],
  ],
  ['received', ['RFC 3261', '18.2.1', 'The address from which the request really came.']],
  ['rport', ['RFC 3581', '4', 'The port from which the request really came.']],
  ['expires', ['RFC 3261', '10.2.1.1', 'For how many seconds this address holds.']],
  ['q', ['RFC 3261', '10.2.1.2', 'How much this address is preferred.']],
  ['lr', ['RFC 3261', '19.1.1', 'A loose router: it leaves the Request-URI alone.']],
  ['reg-id', ['RFC 5626', '4.2', 'Which of its connections the user agent registers.']],
  ['+sip.instance', ['RFC 5626', '4.1', 'Names the user agent, however it is connected.']],
  ['+sip.ice', ['RFC 5768', '4', 'The user agent can do ICE.']],
]);

const digestParameters: Known = new Map([
  ['realm', ['RFC 7616', '3.3', 'Where the password is good for; it goes into the hash.']],
  ['nonce', ['RFC 7616', '3.3', 'Made by the server, so that an old proof is no good.']],
  ['opaque', ['RFC 7616', '3.3', 'The client sends it back as it is.']],
  ['stale', ['RFC 7616', '3.3', 'The proof was right, only the nonce is too old.']],
  ['algorithm', ['RFC 7616', '3.3', 'The hash function.']],
  ['qop', ['RFC 7616', '3.3', 'What is protected: auth is method and address.']],
  ['username', ['RFC 7616', '3.4', 'Who asks.']],
  ['uri', ['RFC 7616', '3.4', 'The Request-URI; it goes into the hash.']],
  ['response', ['RFC 7616', '3.4.1', 'The proof: a hash of password, nonce, method and address.']],
  ['cnonce', ['RFC 7616', '3.4', 'Made by the client: against prepared tables of hashes.']],
  ['nc', ['RFC 7616', '3.4', 'How often the nonce was used, in hexadecimal.']],
]);

/** @param isDigest the parameter stands in a challenge, or in the answer to one */
export function parameterTerm(name: string, isDigest: boolean): FieldTerm {
  const [standard, section, meaning] = (isDigest ? digestParameters : headerParameters).get(
    name.toLowerCase(),
  ) ?? ['RFC 3261', '7.3.1', 'A parameter.'];
  return { name, meaning, source: { standard, section } };
}
