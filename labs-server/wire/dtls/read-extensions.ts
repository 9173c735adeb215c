/** The extensions of a hello message: RFC 5246 section 7.4.1.4. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { extensionType, extensionTypes as types } from './extension-type.ts';
import { protocolVersions } from './protocol-version.ts';
import { readNamed16, readUndecoded, readVector, requireBytes, uint16List } from './vector.ts';
import { signatureSchemes } from './signature-scheme.ts';
import { srtpProtectionProfiles } from './srtp-protection-profile.ts';
import { supportedGroups } from './supported-group.ts';

const list: Source = { standard: 'RFC 5246', section: '7.4.1.4' };
const lengthTerm: FieldTerm = {
  name: 'extension_data length',
  meaning: 'How many bytes follow.',
  source: list,
};

/** Reads the list of extensions up to `end`; where nothing is left the message has none. */
export function readExtensions(
  reader: FieldReader,
  end: number,
  fromClient: boolean,
): BrokenRule | null {
  if (reader.byteIndex === end) return null;
  const term = { name: 'extensions', meaning: 'What else is offered or chosen.', source: list };
  return readVector(reader, end, 2, term, (inner, listEnd) => {
    let broken: BrokenRule | null = null;
    while (broken === null && inner.byteIndex < listEnd) {
      broken = readExtension(inner, listEnd, fromClient);
    }
    return broken;
  });
}

function readExtension(reader: FieldReader, end: number, fromClient: boolean): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const header = requireBytes(reader, end, 4, { name: 'extension', source: list });
  if (header !== null) return header;
  const type = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
  const dataEnd = start + 4 + (((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0));
  if (dataEnd > end) {
    const what = `its length is ${dataEnd - start - 4}, ${end - start - 4} bytes are left`;
    const range = reader.layerRange({ start: start + 2, end: start + 4 });
    return { code: 'dtls-vector-too-long', field: 'extension_data', range, what, source: list };
  }
  const { name, meaning, source } = extensionType(type);
  let broken: BrokenRule | null = null;
  reader.group(() => {
    reader.take({ name: 'extension_type', meaning, source }, 2, `${type} ${name}`);
    reader.uint(lengthTerm, 16);
    if (dataEnd > reader.byteIndex) broken = readData(reader, type, dataEnd, fromClient);
    readUndecoded(reader, dataEnd, source);
    return { name: `extension ${name}`, meaning, source };
  });
  return broken;
}

/** Reads the data of one extension; `term` makes the terms of its parts. */
type ReadData = (
  reader: FieldReader,
  end: number,
  term: Term,
  fromClient: boolean,
) => BrokenRule | null;

type Term = (name: string, meaning?: string) => FieldTerm;

/** A vector that is all of the data, its contents one field. */
function single(lengthBytes: 1 | 2, name: string): ReadData {
  return (reader, end, term) => readVector(reader, end, lengthBytes, term(name));
}

/** A vector of numbers that is all of the data. */
function numbers(name: string, item: string, names: ReadonlyMap<number, string>): ReadData {
  return (reader, end, term) =>
    readVector(reader, end, 2, term(name), uint16List(term(item), names));
}

const dataReaders: ReadonlyMap<number, ReadData> = new Map([
  [types.server_name, readServerNames],
  [types.supported_groups, numbers('named_group_list', 'group', supportedGroups)],
  [types.ec_point_formats, single(1, 'ec_point_format_list')],
  [
    types.signature_algorithms,
    numbers('supported_signature_algorithms', 'signature algorithm', signatureSchemes),
  ],
  [types.use_srtp, readUseSrtp],
  [types.application_layer_protocol_negotiation, readProtocolNameList],
  [types.supported_versions, readVersions],
  [types.cookie, single(2, 'cookie')],
  [types.psk_key_exchange_modes, single(1, 'ke_modes')],
  [types.key_share, readKeyShare],
  [types.connection_id, single(1, 'cid')],
  [types.renegotiation_info, single(1, 'renegotiated_connection')],
]);

function readData(
  reader: FieldReader,
  type: number,
  end: number,
  fromClient: boolean,
): BrokenRule | null {
  const { meaning, source } = extensionType(type);
  const term = (name: string, what = meaning): FieldTerm => ({ name, meaning: what, source });
  return dataReaders.get(type)?.(reader, end, term, fromClient) ?? null;
}

function readServerNames(
  reader: FieldReader,
  end: number,
  term: Term,
  fromClient: boolean,
): BrokenRule | null {
  // The server answers with no data: that it knows the name is all that it says.
  if (!fromClient) return null;
  return readVector(reader, end, 2, term('server_name_list'), (inner, listEnd) => {
    const short = requireBytes(inner, listEnd, 3, term('ServerName'));
    if (short !== null) return short;
    inner.uint(term('name_type', '0: a name of the DNS.'), 8);
    return readVector(inner, listEnd, 2, term('host_name'), text(term('host_name')));
  });
}

/** The contents of a vector as text. */
function text(term: FieldTerm) {
  return (reader: FieldReader, end: number): null => {
    reader.latin1(term, end - reader.byteIndex);
    return null;
  };
}

function readUseSrtp(reader: FieldReader, end: number, term: Term): BrokenRule | null {
  const profile = term('SRTPProtectionProfile', 'A way to encrypt RTP, the best first.');
  const profiles = uint16List(profile, srtpProtectionProfiles);
  const mki = term('srtp_mki', 'Names the key in every packet; almost always empty.');
  return (
    readVector(reader, end, 2, term('SRTPProtectionProfiles'), profiles) ??
    readVector(reader, end, 1, mki)
  );
}

function readProtocolNameList(reader: FieldReader, end: number, term: Term): BrokenRule | null {
  return readVector(reader, end, 2, term('protocol_name_list'), (inner, listEnd) =>
    readProtocolNames(inner, listEnd, term),
  );
}

function readVersions(
  reader: FieldReader,
  end: number,
  term: Term,
  fromClient: boolean,
): BrokenRule | null {
  const versions = uint16List(term('version'), protocolVersions);
  return fromClient
    ? readVector(reader, end, 1, term('versions'), versions)
    : versions(reader, end);
}

function readProtocolNames(reader: FieldReader, end: number, term: Term): BrokenRule | null {
  const name = term('ProtocolName');
  let broken: BrokenRule | null = null;
  while (broken === null && reader.byteIndex < end) {
    broken = readVector(reader, end, 1, name, text(name));
  }
  return broken;
}

function readKeyShare(
  reader: FieldReader,
  end: number,
  term: Term,
  fromClient: boolean,
): BrokenRule | null {
  const entry = (inner: FieldReader, entryEnd: number): BrokenRule | null => {
    const short = requireBytes(inner, entryEnd, 2, term('KeyShareEntry'));
    if (short !== null) return short;
    readNamed16(inner, term('group'), supportedGroups);
    // A HelloRetryRequest names the group alone: RFC 8446 section 4.2.8.
    if (!fromClient && inner.byteIndex === entryEnd) return null;
    return readVector(inner, entryEnd, 2, term('key_exchange'));
  };
  if (!fromClient) return entry(reader, end);
  return readVector(reader, end, 2, term('client_shares'), (inner, listEnd) => {
    let broken: BrokenRule | null = null;
    while (broken === null && inner.byteIndex < listEnd) broken = entry(inner, listEnd);
    return broken;
  });
}
