import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { messageContentReader } from './message-content-readers.ts';

const webcam = {
  exchange: 0,
  requestTarget: '/s/1/1/m-jpeg/webcam',
  subprotocol: null,
  permessageDeflate: null,
};

const soiAndEoi = '\xff\xd8\xff\xd9';

/** The units of one message that came on the connection of this request-target. */
function unitsOf(requestTarget: string | null, type: 'text' | 'binary'): string[] {
  const { context, append, unitLines } = createStageParts('client-to-server');
  append(soiAndEoi);
  const session = { exchange: 0, requestTarget, subprotocol: null, permessageDeflate: null };
  const layer = context.layers.addMapped(context.layer, 'message', 0);
  layer.map.append({ start: 0, end: soiAndEoi.length });
  messageContentReader(session, context).read({ layer, type, exchange: 0, unit: null });
  return unitLines();
}

const message = 'message [0, 4) complete';

test('a binary message to the webcam’s endpoint is an image, whatever stands in the query', () => {
  const image = [message, 'segment [0, 2) complete', 'segment [2, 4) complete'];
  assert.deepEqual(unitsOf('/s/1/1/m-jpeg/webcam', 'binary'), image);
  assert.deepEqual(unitsOf('/s/1/1/m-jpeg/webcam?via=delay', 'binary'), image);
});

test('a text there, and what is sent elsewhere, is none', () => {
  assert.deepEqual(unitsOf('/s/1/1/m-jpeg/webcam', 'text'), [message]);
  for (const target of [null, '/', '/s/1/1/websocket/echo', '/echo?to=/m-jpeg/webcam']) {
    assert.deepEqual(unitsOf(target, 'binary'), [message]);
  }
});

test('an image of which bytes of the scan were not kept is read before them and after them', () => {
  const before = '\xff\xd8\xff\xda\0\x08\x01\x01\0\0\x3f\0abc';
  const after = 'xyz\xff\xd9';
  const { context, append, unitLines } = createStageParts('client-to-server');
  append(`${before}${'\0'.repeat(20)}${after}`);
  const end = before.length + 20 + after.length;
  const layer = context.layers.addMapped(context.layer, 'message', 0);
  layer.map.append({ start: 0, end });
  const reader = messageContentReader(webcam, context);
  const gap = { start: before.length, end: before.length + 20 };
  reader.readCut?.({ layer, type: 'binary', exchange: 0, unit: null }, [gap]);
  assert.deepEqual(unitLines(), [
    `message [0, ${end}) complete`,
    'segment [0, 2) complete',
    'segment [2, 12) complete',
    `entropy-coded-data [12, ${end - 2}) complete`,
    `segment [${end - 2}, ${end}) complete`,
  ]);
  assert.match(context.units.all[3]?.title ?? '', /20 B not kept/);
});

test('a text of which bytes were not kept stays one message', () => {
  const { context, append, unitLines } = createStageParts('client-to-server');
  append('hello');
  const layer = context.layers.addMapped(context.layer, 'message', 0);
  layer.map.append({ start: 0, end: 5 });
  const reader = messageContentReader(webcam, context);
  const gap = { start: 2, end: 4 };
  reader.readCut?.({ layer, type: 'text', exchange: 0, unit: null }, [gap]);
  assert.deepEqual(unitLines(), ['message [0, 5) complete']);
});
