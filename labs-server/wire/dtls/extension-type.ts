/** Extensions of the hello messages: RFC 5246 section 7.4.1.4, each with the standard that defines it. */
import type { Source } from '../field/field.ts';

export const extensionTypes = {
  server_name: 0,
  supported_groups: 10,
  ec_point_formats: 11,
  signature_algorithms: 13,
  use_srtp: 14,
  application_layer_protocol_negotiation: 16,
  supported_versions: 43,
  cookie: 44,
  psk_key_exchange_modes: 45,
  key_share: 51,
  connection_id: 54,
  renegotiation_info: 0xff01,
} as const;

interface KnownExtension {
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
): readonly [number, KnownExtension] => [type, { name, meaning, source }];

const known: ReadonlyMap<number, KnownExtension> = new Map([
  row(0, 'server_name', 'The name of the server.', of('RFC 6066', '3')),
  row(5, 'status_request', 'Asks whether the certificate was revoked.', of('RFC 6066', '8')),
  row(10, 'supported_groups', 'Groups that it can use.', of('RFC 8422', '5.1.1')),
  row(11, 'ec_point_formats', 'How points of a curve are written.', of('RFC 8422', '5.1.2')),
  row(13, 'signature_algorithms', 'Signatures that it can check.', of('RFC 5246', '7.4.1.4.1')),
  row(14, 'use_srtp', 'This handshake makes the keys of SRTP.', of('RFC 5764', '4.1.1')),
  row(
    16,
    'application_layer_protocol_negotiation',
    'Protocols that it speaks inside.',
    of('RFC 7301', '3.1'),
  ),
  row(21, 'padding', 'Makes the message longer.', of('RFC 7685', '3')),
  row(22, 'encrypt_then_mac', 'Encrypt first, then authenticate.', of('RFC 7366', '2')),
  row(
    23,
    'extended_master_secret',
    'The secret depends on the whole handshake.',
    of('RFC 7627', '5.1'),
  ),
  row(28, 'record_size_limit', 'How large a record it takes.', of('RFC 8449', '4')),
  row(
    35,
    'session_ticket',
    'A ticket of an earlier session, or the wish for one.',
    of('RFC 5077', '3.2'),
  ),
  row(41, 'pre_shared_key', 'A key both sides know already.', of('RFC 8446', '4.2.11')),
  row(42, 'early_data', 'Data come with the first message.', of('RFC 8446', '4.2.10')),
  row(43, 'supported_versions', 'Versions: here DTLS 1.3 is negotiated.', of('RFC 8446', '4.2.1')),
  row(44, 'cookie', 'Proves the address of the client.', of('RFC 8446', '4.2.2')),
  row(45, 'psk_key_exchange_modes', 'How a known key may be used.', of('RFC 8446', '4.2.9')),
  row(49, 'post_handshake_auth', 'May be asked for a certificate later.', of('RFC 8446', '4.2.6')),
  row(
    50,
    'signature_algorithms_cert',
    'Signatures in certificates that it can check.',
    of('RFC 8446', '4.2.3'),
  ),
  row(51, 'key_share', 'Public keys, so that no round trip is lost.', of('RFC 8446', '4.2.8')),
  row(
    54,
    'connection_id',
    'A name of the connection that outlives addresses.',
    of('RFC 9146', '3'),
  ),
  row(0xff01, 'renegotiation_info', 'Ties a new handshake to the last one.', of('RFC 5746', '3.2')),
]);

/** Name and meaning of an extension; of an unknown one, its number. */
export function extensionType(type: number): KnownExtension {
  const meaning = 'An extension of another standard.';
  return known.get(type) ?? { name: `type ${type}`, meaning, source: of('RFC 5246', '7.4.1.4') };
}
