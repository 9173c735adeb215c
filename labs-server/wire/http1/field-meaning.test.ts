import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceUrl } from '../field/source-url.ts';
import { fieldMeaning } from './field-meaning.ts';

test('a known field has its own section, in any case of its name', () => {
  assert.deepEqual(fieldMeaning('LAST-event-id').source, { standard: 'HTML', section: '9.2.4' });
  assert.deepEqual(fieldMeaning('Content-Length').source, { standard: 'RFC 9110', section: '8.6' });
});

test('RFC 6455 section 11.3: the fields of the WebSocket handshake are known', () => {
  const names = ['Key', 'Extensions', 'Accept', 'Protocol', 'Version'];
  const sections = names.map((name) => fieldMeaning(`Sec-WebSocket-${name}`).source.section);
  assert.deepEqual(sections, ['11.3.1', '11.3.2', '11.3.3', '11.3.4', '11.3.5']);
});

test('an unknown field is a field like any other', () => {
  const { meaning, source } = fieldMeaning('constructor');
  assert.equal(meaning, 'A field; a recipient that does not know it ignores it.');
  assert.deepEqual(source, { standard: 'RFC 9110', section: '5.1' });
});

test('the sections of the living standards have anchors', () => {
  for (const name of ['Access-Control-Allow-Origin', 'Origin', 'Last-Event-ID']) {
    assert.match(sourceUrl(fieldMeaning(name).source) ?? '', /#./);
  }
});
