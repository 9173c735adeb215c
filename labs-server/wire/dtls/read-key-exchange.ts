/** Certificates, keys and signatures of the handshake: RFC 5246 section 7.4, RFC 8422 section 5, RFC 5077 section 3.3. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { signatureSchemes } from './signature-scheme.ts';
import { supportedGroups } from './supported-group.ts';
import { readNamed16, readVector, requireBytes, uint16List } from './vector.ts';

const rfc5246 = (section: string): Source => ({ standard: 'RFC 5246', section });
const rfc8422 = (section: string): Source => ({ standard: 'RFC 8422', section });
const namedCurve = 3;

const terms = {
  certificates: {
    name: 'certificate_list',
    meaning: 'The certificate, then those that sign it.',
    source: rfc5246('7.4.2'),
  },
  certificate: {
    name: 'ASN.1Cert',
    meaning: 'A certificate, X.509 in DER. WebRTC signs it itself and compares its hash.',
    source: rfc5246('7.4.2'),
  },
  curveType: { name: 'curve_type', meaning: '3: a curve by its name.', source: rfc8422('5.4') },
  curve: { name: 'namedcurve', meaning: 'The curve.', source: rfc8422('5.4') },
  point: { name: 'public', meaning: 'The public key for this session.', source: rfc8422('5.4') },
  clientPoint: {
    name: 'ecdh_Yc',
    meaning: 'The public key of the client for this session.',
    source: rfc8422('5.7'),
  },
  algorithm: { name: 'algorithm', meaning: 'How it is signed.', source: rfc5246('4.7') },
  signature: { name: 'signature', meaning: 'The signature.', source: rfc5246('4.7') },
  certificateTypes: {
    name: 'certificate_types',
    meaning: 'Kinds of keys: 1 is RSA, 64 is ECDSA.',
    source: rfc5246('7.4.4'),
  },
  algorithms: {
    name: 'supported_signature_algorithms',
    meaning: 'Signatures that the server can check.',
    source: rfc5246('7.4.4'),
  },
  authorities: {
    name: 'certificate_authorities',
    meaning: 'Whose certificates it trusts; none: any.',
    source: rfc5246('7.4.4'),
  },
  lifetime: {
    name: 'ticket_lifetime_hint (s)',
    meaning: 'How long the ticket may be kept.',
    source: { standard: 'RFC 5077', section: '3.3' },
  },
  ticket: {
    name: 'ticket',
    meaning: 'The state of the session, encrypted by the server for itself.',
    source: { standard: 'RFC 5077', section: '3.3' },
  },
} as const satisfies Record<string, FieldTerm>;

export function readCertificate(reader: FieldReader, end: number): BrokenRule | null {
  return readVector(reader, end, 3, terms.certificates, (inner, listEnd) => {
    let broken: BrokenRule | null = null;
    while (broken === null && inner.byteIndex < listEnd) {
      broken = readVector(inner, listEnd, 3, terms.certificate);
    }
    return broken;
  });
}

/**
 * The cipher suite, which is not known here, tells the form. Only ECDHE is read, where the whole message fits it; else
 * nothing is.
 */
export function readServerKeyExchange(reader: FieldReader, end: number): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const pointEnd = start + 4 + (bytes[start + 3] ?? 0);
  const signatureLength = ((bytes[pointEnd + 2] ?? 0) << 8) | (bytes[pointEnd + 3] ?? 0);
  const fits = pointEnd + 4 <= end && pointEnd + 4 + signatureLength === end;
  if (bytes[start] !== namedCurve || !fits) return null;
  reader.uint(terms.curveType, 8);
  readNamed16(reader, terms.curve, supportedGroups);
  return readVector(reader, end, 1, terms.point) ?? readSignature(reader, end);
}

/** Like `readServerKeyExchange`: a point, where it fills the message. */
export function readClientKeyExchange(reader: FieldReader, end: number): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const fits = start < end && start + 1 + (bytes[start] ?? 0) === end;
  return fits ? readVector(reader, end, 1, terms.clientPoint) : null;
}

export function readSignature(reader: FieldReader, end: number): BrokenRule | null {
  const short = requireBytes(reader, end, 2, terms.algorithm);
  if (short !== null) return short;
  readNamed16(reader, terms.algorithm, signatureSchemes);
  return readVector(reader, end, 2, terms.signature);
}

export function readCertificateRequest(reader: FieldReader, end: number): BrokenRule | null {
  const algorithm = uint16List({ ...terms.algorithm, source: rfc5246('7.4.4') }, signatureSchemes);
  return (
    readVector(reader, end, 1, terms.certificateTypes) ??
    readVector(reader, end, 2, terms.algorithms, algorithm) ??
    readVector(reader, end, 2, terms.authorities)
  );
}

export function readNewSessionTicket(reader: FieldReader, end: number): BrokenRule | null {
  const short = requireBytes(reader, end, 4, terms.lifetime);
  if (short !== null) return short;
  reader.uint(terms.lifetime, 32);
  return readVector(reader, end, 2, terms.ticket);
}
