import assert from 'node:assert/strict';
import { test } from 'node:test';
import { element } from '@wireside/labs-server/wire/jingle/xml-element.ts';
import { webSocketEntries } from '../testing/web-socket-entries.ts';
import { jingleRows } from './jingle-rows.ts';

const read = (text: string) =>
  text === '<open/>' ? element('open', 'urn:ietf:params:xml:ns:xmpp-framing') : null;

test('each message of the stream is an arrow, in the words of its element', () => {
  const entries = webSocketEntries('xmpp', [
    { connection: 1, from: 'client', text: '<open/>' },
    { connection: 1, from: 'server', text: 'no XML' },
  ]);
  assert.deepEqual(
    jingleRows(entries, read).map(({ lane, toServer, title, kind }) => [
      lane,
      toServer,
      title,
      kind,
    ]),
    [
      ['page', true, '<open>', 'request'],
      ['page', false, '"no XML"', 'broken'],
    ],
  );
});

test('a message is parsed once, however often the diagram is drawn', () => {
  const entries = webSocketEntries('xmpp', [{ connection: 1, from: 'client', text: '<open/>' }]);
  let parsed = 0;
  const counting = (text: string) => {
    parsed += 1;
    return read(text);
  };
  const rows = jingleRows(entries, counting);
  assert.deepEqual(jingleRows(entries, counting), rows);
  assert.equal(parsed, 1);
});
