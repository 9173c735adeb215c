import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { messageContentReader } from './message-content-readers.ts';
import { webSocketSession, type Upgrade } from './websocket-session.ts';

const version = { major: 1, minor: 1 };
const range = { startBit: 0, bitLength: 0 };

function upgrade(fields: Readonly<Record<string, string>>, requestTarget: string | null): Upgrade {
  const fieldLines = Object.entries(fields).map(([name, value]) => ({ name, value, range }));
  const request = { method: 'GET', version, fieldLines: [] };
  return {
    exchange: 3,
    request: requestTarget === null ? null : { ...request, requestTarget },
    response: { version, statusCode: 101, reasonPhrase: '', fieldLines },
  };
}

test('a session is what the handshake settled', () => {
  const fields = {
    'Sec-WebSocket-Protocol': 'chat',
    'Sec-WebSocket-Extensions': 'permessage-deflate; server_no_context_takeover',
  };
  const session = webSocketSession(upgrade(fields, '/s/1/chat?room=2'));
  assert.deepEqual(
    [session.exchange, session.requestTarget, session.subprotocol],
    [3, '/s/1/chat?room=2', 'chat'],
  );
  assert.equal(session.permessageDeflate?.server.noContextTakeover, true);
});

test('a handshake without a request, sub-protocol and extension is a session, too', () => {
  assert.deepEqual(webSocketSession(upgrade({ 'Sec-WebSocket-Extensions': ';' }, null)), {
    exchange: 3,
    requestTarget: null,
    subprotocol: null,
    permessageDeflate: null,
  });
});

test('where no format is known, a message is one unit that takes over the one that was begun', () => {
  const { context, unitLines } = createStageParts();
  const session = webSocketSession(upgrade({}, '/'));
  const layer = context.layers.addMapped(context.layer, 'message', 0);
  const reader = messageContentReader(session, context);
  reader.read({ layer, type: 'text', exchange: 3, unit: null });
  reader.read({ layer, type: 'binary', exchange: 3, unit: 0 });
  assert.deepEqual(unitLines(), ['message [0, 0) complete']);
  assert.equal(context.units.all[0]?.title, 'empty');
});
