/**
 * Where the library has plaintext beside ciphertext: what it decrypts and encrypts of DTLS and SRTP is told from here, with
 * the place of the ciphertext. Nothing is decrypted for it, and no key is taken.
 *
 * A packet of SRTP is the very buffer that the socket reads or writes. A record of DTLS is found in the datagram by its
 * epoch and sequence number: both sides of the hook run within one turn, that of the datagram.
 *
 * None of these places is documented: the version of werift is exact, and `plaintext-hooks.test.ts` fails when one of them
 * works no longer.
 */
import type { RTCDtlsTransport } from 'werift';
import { applicationData } from './dtls-record.ts';
import { watchProperty } from './watch-property.ts';

type Dtls = NonNullable<RTCDtlsTransport['dtls']>;
type Cipher = Dtls['cipher'];
type Srtp = RTCDtlsTransport['srtp'];
type Srtcp = RTCDtlsTransport['srtcp'];

/** A record of DTLS, as its header names it. */
export interface RecordName {
  readonly epoch: number;
  readonly sequenceNumber: number;
}

export interface PlaintextListener {
  /** A record of application data of the datagram that is being read. */
  recordRead(record: RecordName, plaintext: Uint8Array): void;
  /** The same of the datagram that is written next. */
  recordWritten(record: RecordName, plaintext: Uint8Array): void;
  /** The datagram that is being read. */
  packetRead(protocol: 'rtp' | 'rtcp', packet: Uint8Array, plaintext: Uint8Array): void;
  /** `packet` is written next. */
  packetWritten(protocol: 'rtp' | 'rtcp', packet: Uint8Array, plaintext: Uint8Array): void;
}

const hooked = new WeakSet<RTCDtlsTransport>();

/** Call it before the transport starts. */
export function hookPlaintext(transport: RTCDtlsTransport, listener: PlaintextListener): void {
  if (hooked.has(transport)) return;
  hooked.add(transport);
  watchProperty(transport, 'dtls', (dtls) => {
    if (dtls !== undefined)
      watchProperty(dtls, 'cipher', (cipher) => hookRecords(cipher, listener));
  });
  watchProperty(transport, 'srtp', (session) => hookRtp(session, listener));
  watchProperty(transport, 'srtcp', (session) => hookRtcp(session, listener));
}

function hookRecords(cipher: Cipher, listener: PlaintextListener): void {
  const decryptPacket = cipher.decryptPacket.bind(cipher);
  const encryptPacket = cipher.encryptPacket.bind(cipher);
  cipher.decryptPacket = (record) => {
    const plaintext = decryptPacket(record);
    const { contentType, epoch, sequenceNumber } = record.recordLayerHeader;
    if (contentType === applicationData) listener.recordRead({ epoch, sequenceNumber }, plaintext);
    return plaintext;
  };
  cipher.encryptPacket = (record) => {
    // It becomes the ciphertext.
    const { fragment } = record;
    const { contentType, epoch, sequenceNumber } = record.recordLayerHeader;
    const encrypted = encryptPacket(record);
    if (contentType === applicationData)
      listener.recordWritten({ epoch, sequenceNumber }, fragment);
    return encrypted;
  };
}

function hookRtp(session: Srtp | undefined, listener: PlaintextListener): void {
  if (session === undefined) return;
  const decrypt = session.decrypt.bind(session);
  const encrypt = session.encrypt.bind(session);
  session.decrypt = (packet) => {
    const plaintext = decrypt(packet);
    listener.packetRead('rtp', packet, plaintext);
    return plaintext;
  };
  session.encrypt = (payload, header) => {
    const packet = encrypt(payload, header);
    // RFC 3711 section 3.1: the header stays as it is.
    const clear = packet.subarray(0, header.serializeSize);
    listener.packetWritten('rtp', packet, Buffer.concat([clear, payload]));
    return packet;
  };
}

function hookRtcp(session: Srtcp | undefined, listener: PlaintextListener): void {
  if (session === undefined) return;
  const decrypt = session.decrypt.bind(session);
  const encrypt = session.encrypt.bind(session);
  session.decrypt = (packet) => {
    const plaintext = decrypt(packet);
    listener.packetRead('rtcp', packet, plaintext);
    return plaintext;
  };
  session.encrypt = (plaintext) => {
    const packet = encrypt(plaintext);
    listener.packetWritten('rtcp', packet, plaintext);
    return packet;
  };
}
