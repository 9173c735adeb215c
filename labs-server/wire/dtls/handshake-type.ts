/** The messages of the handshake: RFC 5246 section 7.4, RFC 6347 section 4.2.2, and those of TLS 1.3. */
import type { Source } from '../field/field.ts';

export const handshakeTypes = {
  client_hello: 1,
  server_hello: 2,
  hello_verify_request: 3,
  new_session_ticket: 4,
  certificate: 11,
  server_key_exchange: 12,
  certificate_request: 13,
  server_hello_done: 14,
  certificate_verify: 15,
  client_key_exchange: 16,
  finished: 20,
} as const;

interface KnownMessage {
  readonly name: string;
  readonly meaning: string;
  readonly source: Source;
}

const of = (standard: string, section: string): Source => ({ standard, section });
const row = (
  type: number,
  name: string,
  meaning: string,
  source: Source,
): readonly [number, KnownMessage] => [type, { name, meaning, source }];

const known: ReadonlyMap<number, KnownMessage> = new Map([
  row(1, 'client_hello', 'What the client offers.', of('RFC 5246', '7.4.1.2')),
  row(2, 'server_hello', 'What the server chose.', of('RFC 5246', '7.4.1.3')),
  row(
    3,
    'hello_verify_request',
    'A cookie that the client must send back, so that its address is proved.',
    of('RFC 6347', '4.2.1'),
  ),
  row(4, 'new_session_ticket', 'Lets the client resume later.', of('RFC 5077', '3.3')),
  row(8, 'encrypted_extensions', 'What else the server chose.', of('RFC 8446', '4.3.1')),
  row(11, 'certificate', 'The certificate; a=fingerprint is its hash.', of('RFC 5246', '7.4.2')),
  row(12, 'server_key_exchange', 'The key of the server, signed.', of('RFC 5246', '7.4.3')),
  row(13, 'certificate_request', 'Asks the client for a certificate.', of('RFC 5246', '7.4.4')),
  row(14, 'server_hello_done', 'It is the turn of the client.', of('RFC 5246', '7.4.5')),
  row(
    15,
    'certificate_verify',
    'Signs the handshake: the sender has the private key of its certificate.',
    of('RFC 5246', '7.4.8'),
  ),
  row(16, 'client_key_exchange', 'The key of the client.', of('RFC 5246', '7.4.7')),
  row(20, 'finished', 'A hash of the whole handshake.', of('RFC 5246', '7.4.9')),
  row(22, 'certificate_status', 'Whether the certificate was revoked.', of('RFC 6066', '8')),
  row(24, 'key_update', 'New keys from now on.', of('RFC 8446', '4.6.3')),
]);

/** Name and meaning of a type of message; of an unknown one, its number. */
export function handshakeType(type: number): KnownMessage {
  const meaning = 'A message of another standard.';
  return known.get(type) ?? { name: `type ${type}`, meaning, source: of('RFC 5246', '7.4') };
}
