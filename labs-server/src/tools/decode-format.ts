/** The formats that `npm run decode` knows, each as a function from bytes to the text that it prints. */
import { chunkedBodyDecoder } from '../../wire/chunked/chunked-body-decoder.ts';
import { dtlsRecordsDecoder } from '../../wire/dtls/records-decoder.ts';
import { engineIoPayloadDecoder } from '../../wire/engine-io/payload-decoder.ts';
import { eventStreamDecoder } from '../../wire/event-stream/event-stream-decoder.ts';
import type { DecodeOptions, DecodeResult } from '../../wire/field/decode-result.ts';
import { renderResult } from '../../wire/field/render-fields.ts';
import { decodeUnits, oneUnit, type UnitDecoder } from '../../wire/field/unit-decoder.ts';
import { decodeRequestHead } from '../../wire/http1/decode-request-head.ts';
import { decodeResponseHead } from '../../wire/http1/decode-response-head.ts';
import { jpegImageDecoder } from '../../wire/jpeg/image-decoder.ts';
import { multipartDecoder } from '../../wire/multipart/decode-multipart.ts';
import { pcapngBlockDecoder } from '../../wire/pcapng/decode-block.ts';
import { rtcpCompoundDecoder } from '../../wire/rtcp/compound-decoder.ts';
import { decodeRtpPacket } from '../../wire/rtp/decode-packet.ts';
import { rtspDecoder } from '../../wire/rtsp/decode-unit.ts';
import { decodeSdpDescription } from '../../wire/sdp/decode-description.ts';
import { sipDecoder } from '../../wire/sip/decode-message.ts';
import { decodeSctpPacket } from '../../wire/sctp/decode-packet.ts';
import { decodeSocketIoPacket } from '../../wire/socket-io/decode-packet.ts';
import { stunMessageDecoder } from '../../wire/stun/message-decoder.ts';
import { turnDecoder } from '../../wire/turn/decode-unit.ts';
import { frameDecoder } from '../../wire/websocket/frame-decoder.ts';
import { isResponse, printConversation } from './print-conversation.ts';

/** The text, which ends in a line feed. `atEnd`: no further bytes follow. Never throws. */
export type FormatPrinter = (bytes: Uint8Array, atEnd: boolean) => string;

export const formatPrinters: ReadonlyMap<string, FormatPrinter> = new Map([
  ['http1', unitPrinter(oneUnit(decodeHead))],
  ['http1-request', unitPrinter(oneUnit(decodeRequestHead))],
  ['http1-response', unitPrinter(oneUnit(decodeResponseHead))],
  ['chunked', unitPrinter(chunkedBodyDecoder)],
  ['event-stream', unitPrinter(eventStreamDecoder())],
  ['multipart', unitPrinter(multipartDecoder(null))],
  ['jpeg', unitPrinter(jpegImageDecoder())],
  ['websocket', unitPrinter(frameDecoder())],
  ['engine-io', unitPrinter(engineIoPayloadDecoder)],
  // A packet does not say where it ends: the message of Engine.IO does.
  ['socket-io', (bytes) => unitPrinter(oneUnit(decodeSocketIoPacket))(bytes, true)],
  ['rtsp', unitPrinter(rtspDecoder())],
  // A packet does not say where it ends: the datagram does.
  ['rtp', (bytes) => unitPrinter(oneUnit(decodeRtpPacket))(bytes, true)],
  ['rtcp', unitPrinter(rtcpCompoundDecoder())],
  ['stun', unitPrinter(stunMessageDecoder())],
  ['turn', unitPrinter(turnDecoder('stream'))],
  // What is padding and what is not is told by the end of the datagram.
  ['turn-datagram', (bytes) => unitPrinter(turnDecoder('datagram'))(bytes, true)],
  // A description does not say where it ends: the body does.
  ['sdp', (bytes) => unitPrinter(oneUnit(decodeSdpDescription))(bytes, true)],
  ['dtls', unitPrinter(dtlsRecordsDecoder())],
  // A packet does not say where it ends: the record of DTLS does.
  ['sctp', (bytes) => unitPrinter(oneUnit(decodeSctpPacket))(bytes, true)],
  ['sip', unitPrinter(sipDecoder())],
  ['pcapng', unitPrinter(pcapngBlockDecoder())],
  ['conversation', printConversation],
]);

/** A response where the bytes begin like one, else a request. */
function decodeHead(bytes: Uint8Array, options: DecodeOptions): DecodeResult<unknown> {
  return isResponse(bytes) ? decodeResponseHead(bytes, options) : decodeRequestHead(bytes, options);
}

function unitPrinter<Value>(decoder: UnitDecoder<Value>): FormatPrinter {
  return (bytes, atEnd) => {
    const units = decodeUnits(bytes, { atEnd }, decoder);
    const texts = units.map(({ start, result }) =>
      renderResult(result, bytes.subarray(start), start),
    );
    const last = units.at(-1);
    const end = last?.result.status === 'complete' ? last.start + last.result.byteLength : null;
    const rest = end === null ? 0 : bytes.length - end;
    if (rest > 0) texts.push(`bytes from ${end} on are not part of it: ${rest}\n`);
    return texts.join('\n');
  };
}
