/** ClientHello, ServerHello and HelloVerifyRequest: RFC 5246 section 7.4.1, RFC 6347 section 4.2.1. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { cipherSuites } from './cipher-suite.ts';
import { protocolVersions } from './protocol-version.ts';
import { readExtensions } from './read-extensions.ts';
import { readNamed16, readVector, requireBytes, uint16List } from './vector.ts';

const clientHello: Source = { standard: 'RFC 5246', section: '7.4.1.2' };
const serverHello: Source = { standard: 'RFC 5246', section: '7.4.1.3' };
const verify: Source = { standard: 'RFC 6347', section: '4.2.1' };
const randomBytes = 32;

/** The random that makes a ServerHello a HelloRetryRequest: SHA-256 of that name. */
const retryRandom = 'cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c';

const terms = {
  clientVersion: {
    name: 'client_version',
    meaning:
      'The newest version it offers; newer than 1.2 only by the extension supported_versions.',
    source: clientHello,
  },
  serverVersion: { name: 'server_version', meaning: 'The version in use.', source: serverHello },
  random: { name: 'random', meaning: 'Makes the keys of every session new.', source: clientHello },
  retry: {
    name: 'random',
    meaning:
      'The fixed value that makes this a HelloRetryRequest: the client must offer something else.',
    source: { standard: 'RFC 8446', section: '4.1.3' },
  },
  sessionId: {
    name: 'session_id',
    meaning: 'A session to resume; often none.',
    source: clientHello,
  },
  cookie: {
    name: 'cookie',
    meaning: 'What HelloVerifyRequest asked for; empty at first.',
    source: verify,
  },
  cipherSuites: { name: 'cipher_suites', meaning: 'Offered, the best first.', source: clientHello },
  cipherSuite: {
    name: 'cipher_suite',
    meaning: 'Key exchange, cipher and hash.',
    source: clientHello,
  },
  compression: {
    name: 'compression_methods',
    meaning: '0: none, the only one that is safe.',
    source: clientHello,
  },
} as const satisfies Record<string, FieldTerm>;

export function readClientHello(reader: FieldReader, end: number): BrokenRule | null {
  const short = requireBytes(reader, end, 2 + randomBytes, terms.random);
  if (short !== null) return short;
  readNamed16(reader, terms.clientVersion, protocolVersions);
  reader.take(terms.random, randomBytes, null);
  const suites = uint16List(terms.cipherSuite, cipherSuites);
  return (
    readVector(reader, end, 1, terms.sessionId) ??
    readVector(reader, end, 1, terms.cookie) ??
    readVector(reader, end, 2, terms.cipherSuites, suites) ??
    readVector(reader, end, 1, terms.compression) ??
    readExtensions(reader, end, true)
  );
}

/** The same field, in the message of the server. */
function ofServer(term: FieldTerm): FieldTerm {
  return { ...term, source: serverHello };
}

export function readServerHello(reader: FieldReader, end: number): BrokenRule | null {
  const short = requireBytes(reader, end, 2 + randomBytes, ofServer(terms.random));
  if (short !== null) return short;
  readNamed16(reader, terms.serverVersion, protocolVersions);
  reader.take(isRetry(reader) ? terms.retry : ofServer(terms.random), randomBytes, null);
  const chosen =
    readVector(reader, end, 1, ofServer(terms.sessionId)) ??
    requireBytes(reader, end, 3, ofServer(terms.cipherSuite));
  if (chosen !== null) return chosen;
  readNamed16(reader, ofServer(terms.cipherSuite), cipherSuites);
  reader.uint({ ...ofServer(terms.compression), name: 'compression_method' }, 8);
  return readExtensions(reader, end, false);
}

function isRetry({ bytes, byteIndex }: FieldReader): boolean {
  const random = Array.from(bytes.subarray(byteIndex, byteIndex + randomBytes));
  return random.map((byte) => byte.toString(16).padStart(2, '0')).join('') === retryRandom;
}

export function readHelloVerifyRequest(reader: FieldReader, end: number): BrokenRule | null {
  const version = {
    name: 'server_version',
    meaning: 'Not yet the version in use: DTLS 1.0 is right here.',
    source: verify,
  };
  const short = requireBytes(reader, end, 2, version);
  if (short !== null) return short;
  readNamed16(reader, version, protocolVersions);
  const meaning = 'The client sends it back in its next ClientHello.';
  return readVector(reader, end, 1, { ...terms.cookie, meaning });
}
