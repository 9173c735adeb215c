import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { messageContentReader } from './message-content-readers.ts';

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
