/** Attributes of RTP and RTCP: payload types, feedback, header extensions, sources. */
import type { FieldTerm } from '../field/field-reader.ts';
import { attribute, sourceOf } from './attribute-term.ts';
import { formatParameter } from './format-parameters.ts';
import { headerExtensions } from './header-extensions.ts';
import { digits, rest, type Subfield, token, word } from './subfield.ts';

const payloadType = word('payload type', 'The number in the header of RTP.', { expect: digits });

const rtpmap: readonly Subfield[] = [
  payloadType,
  { ...word('encoding name', 'The codec.', { expect: token }), ends: '/' },
  { ...word('clock rate', 'Ticks of the timestamp per second.', { expect: digits }), ends: '/' },
  rest('encoding parameters', 'Of audio: the number of channels.', { optional: true }),
];

const feedback: Readonly<Record<string, Partial<FieldTerm>>> = {
  nack: { meaning: 'Tells which packets are missing.', source: sourceOf('RFC 4585 4.2') },
  'nack pli': {
    meaning: 'Picture loss indication: asks for a whole picture.',
    source: sourceOf('RFC 4585 6.3.1'),
  },
  ccm: { meaning: 'Codec control messages.', source: sourceOf('RFC 5104 7.1') },
  'ccm fir': {
    meaning: 'Full intra request: demands a whole picture.',
    source: sourceOf('RFC 5104 7.1'),
  },
  'goog-remb': {
    meaning: 'What the receiver thinks may be sent; an expired draft, for old peers.',
    source: sourceOf('draft-alvestrand-rmcat-remb 2'),
  },
  'transport-cc': {
    meaning: 'When each packet arrived: the sender estimates the bandwidth.',
    source: sourceOf('draft-holmer-rmcat-transport-wide-cc-extensions-01 3'),
  },
};

/** `pli` says nothing without `nack`. */
function sayFeedback(text: string, before: readonly string[]): Partial<FieldTerm> {
  const whole = [...before.slice(1), text].join(' ');
  return feedback[whole] ?? {};
}

const simulcast: Subfield = word('simulcast', 'A direction.', {
  many: true,
  says: (text, before) =>
    before.length % 2 === 0
      ? { name: 'direction', meaning: `What this peer can ${text}.` }
      : { name: 'streams', meaning: 'Ids of layers: ; between layers, , between alternatives.' },
});

export const rtpAttributes = [
  attribute('rtpmap', 'RFC 8866 6.6', 'Which codec a payload type stands for.', rtpmap),
  attribute('fmtp', 'RFC 8866 6.15', 'Parameters of a format.', [
    word('format', 'The format, as the m= line names it.', { expect: token }),
    rest('parameter', 'A parameter that the format defines.', {
      ends: ';',
      many: true,
      optional: true,
      says: formatParameter,
    }),
  ]),
  attribute('rtcp', 'RFC 3605 2.1', 'Where RTCP is sent to, without rtcp-mux.', [
    word('port', 'The port.', { expect: digits }),
    word('nettype', 'The kind of network.', { optional: true }),
    word('addrtype', 'The kind of address.', { optional: true }),
    rest('connection-address', 'The address.', { optional: true }),
  ]),
  attribute('rtcp-mux', 'RFC 5761 5.1.1', 'RTP and RTCP share one port.'),
  attribute('rtcp-mux-only', 'RFC 8858 3', 'RTP and RTCP share one port, or there is no stream.'),
  attribute('rtcp-rsize', 'RFC 5506 5', 'RTCP packets may come alone, without a report first.'),
  attribute('rtcp-xr', 'RFC 3611 5.1', 'Extended reports that this peer takes.', [
    word('xr-format', 'One kind of report.', { many: true, optional: true }),
  ]),
  attribute('rtcp-fb', 'RFC 4585 4.2', 'Feedback that the receiver may send.', [
    word('rtcp-fb-pt', 'A payload type, or * for all.', {
      expect: { rule: '* or a payload type', pattern: /^(\*|\d{1,3})$/ },
    }),
    word('rtcp-fb-id', 'The kind of feedback.', { says: sayFeedback }),
    rest('rtcp-fb-param', 'What of it.', { optional: true, says: sayFeedback }),
  ]),
  attribute('extmap', 'RFC 8285 5', 'Number of a header extension of RTP.', [
    word('id', 'The number in the packets.', { ends: ' /', expect: digits }),
    word('direction', 'Who may send it.', { behind: '/' }),
    word('URI', 'Which extension it is.', { says: (text) => headerExtensions[text] ?? {} }),
    rest('extensionattributes', 'Parameters of the extension.', { optional: true }),
  ]),
  attribute('extmap-allow-mixed', 'RFC 8285 6', 'One- and two-byte extensions may be mixed.'),
  attribute('ssrc', 'RFC 5576 4.1', 'Something about one source of RTP.', [
    word('ssrc-id', 'The SSRC in the packets.', { expect: digits }),
    { ...word('attribute', 'What is said of it.', { expect: token, says: saySource }), ends: ':' },
    rest('value', 'Its value.', { optional: true }),
  ]),
  attribute('ssrc-group', 'RFC 5576 4.2', 'Sources that belong together.', [
    word('semantics', 'What their belonging means.', { expect: token, says: saySourceGroup }),
    word('ssrc-id', 'One source.', { many: true, optional: true, expect: digits }),
  ]),
  attribute('rid', 'RFC 8851 4', 'Id of one layer of a stream.', [
    word('rid-id', 'The id, as in the header extension.'),
    word('direction', 'send or recv.', {
      expect: { rule: 'send or recv', pattern: /^(send|recv)$/ },
    }),
    rest('rid-param', 'A limit of this layer.', { ends: ';', many: true, optional: true }),
  ]),
  attribute('simulcast', 'RFC 8853 5.1', 'The same source in several qualities.', [simulcast]),
];

function saySource(text: string): Partial<FieldTerm> {
  if (text === 'cname') {
    return { meaning: 'The name of the sender, as in RTCP.', source: sourceOf('RFC 5576 6.1') };
  }
  return text === 'msid' ? { meaning: 'Stream and track, the way of older browsers.' } : {};
}

function saySourceGroup(text: string): Partial<FieldTerm> {
  if (text !== 'FID') return {};
  return { meaning: 'Flow identification: the media, and its retransmissions.' };
}
