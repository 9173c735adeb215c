import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import type { Conversation, Unit } from './conversation.ts';
import { createConversation } from './create-conversation.ts';

const description = [
  'v=0',
  'o=- 1 1 IN IP4 192.0.2.1',
  's=-',
  'c=IN IP4 192.0.2.1',
  't=0 0',
  'm=audio 9 RTP/AVP 0',
  'm=video 9 RTP/AVP 26',
  '',
].join('\r\n');

function titleAndState({ title, state, error }: Unit): string {
  return `${title}: ${error?.code ?? state}`;
}

/** Title and state, or the code of the error, of the descriptions. */
function descriptionsOf({ units }: Pick<Conversation, 'units'>): string[] {
  return units.filter(({ format }) => format === 'sdp').map(titleAndState);
}

function rtsp(body: string, type = 'application/sdp'): Conversation {
  const conversation = createConversation({ protocol: 'rtsp', inflate: null });
  const fields = `CSeq: 1\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}`;
  const request = `ANNOUNCE rtsp://127.0.0.1/camera RTSP/1.0\r\n${fields}\r\n\r\n`;
  conversation.append('client-to-server', ascii(request + body));
  return conversation;
}

function http(head: string): Conversation {
  const conversation = createConversation();
  conversation.append('client-to-server', ascii('POST /whip HTTP/1.1\r\nHost: a\r\n'));
  conversation.append(
    'client-to-server',
    ascii(`Content-Type: application/sdp\r\n${head}\r\n\r\n`),
  );
  return conversation;
}

test('the body of an RTSP message is a description, in a layer of its own', () => {
  const conversation = rtsp(description);
  assert.deepEqual(descriptionsOf(conversation), ['description of audio, video: complete']);
  const unit = conversation.units.find(({ format }) => format === 'sdp');
  const layer = conversation.layers.get(unit?.layer ?? -1);
  assert.equal(layer?.name, 'message body');
  const [raw] = layer?.toRaw({ start: 0, end: 5 }) ?? [];
  const direction = 'client-to-server';
  const formats = conversation
    .unitsAt(direction, raw ?? { start: 0, end: 0 })
    .map((at) => at.format);
  assert.deepEqual(formats, ['rtsp', 'sdp']);
});

test('a rule that the description breaks is told by its unit, not by the message', () => {
  const conversation = rtsp('v=0\r\nx=1\r\n');
  assert.deepEqual(descriptionsOf(conversation), ['description: sdp-type-unknown']);
  assert.equal(conversation.units[0]?.error, null);
});

test('another media type, and a body that is not all kept, are no description', () => {
  assert.deepEqual(descriptionsOf(rtsp(description, 'text/parameters')), []);
  const conversation = createConversation({ protocol: 'rtsp', inflate: null });
  const head = 'CSeq: 1\r\nContent-Type: application/sdp\r\nContent-Length: 10\r\n\r\n';
  conversation.append('server-to-client', ascii(`RTSP/1.0 200 OK\r\n${head}v=0\r\n`));
  conversation.skip('server-to-client', 5);
  assert.deepEqual(descriptionsOf(conversation), []);
});

test('parameters and case of the media type do not matter', () => {
  const type = 'Application/SDP; charset=utf-8';
  assert.deepEqual(descriptionsOf(rtsp(description, type)), [
    'description of audio, video: complete',
  ]);
});

test('a body of HTTP is one too, however it is framed', () => {
  const plain = http(`Content-Length: ${description.length}`);
  plain.append('client-to-server', ascii(description.slice(0, 20)));
  assert.deepEqual(descriptionsOf(plain), ['description: incomplete']);
  plain.append('client-to-server', ascii(description.slice(20)));
  assert.deepEqual(descriptionsOf(plain), ['description of audio, video: complete']);
  const chunked = http('Transfer-Encoding: chunked');
  for (const part of [description.slice(0, 33), description.slice(33)]) {
    const chunk = `${part.length.toString(16)}\r\n${part}\r\n`;
    chunked.append('client-to-server', ascii(chunk));
  }
  chunked.append('client-to-server', ascii('0\r\n\r\n'));
  assert.deepEqual(descriptionsOf(chunked), ['description of audio, video: complete']);
});

test('bytes that were not kept leave the description undecoded; the end of the connection leaves it unfinished', () => {
  const gap = http('Content-Length: 20');
  gap.append('client-to-server', ascii('v=0\r\n'));
  gap.skip('client-to-server', 10);
  gap.append('client-to-server', ascii('t=0\r\n'));
  assert.deepEqual(descriptionsOf(gap), ['description, not all kept: complete']);
  const cut = http('Content-Length: 20');
  cut.append('client-to-server', ascii('v=0\r\n'));
  cut.end('client-to-server');
  assert.match(descriptionsOf(cut)[0] ?? '', /^description: /);
  assert.equal(cut.units.at(-1)?.state, 'malformed');
});
