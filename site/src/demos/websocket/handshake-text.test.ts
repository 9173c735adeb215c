import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handshakeBytes, handshakeText, markedHandshake } from './handshake-text.ts';

const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

test('each line ends in CR LF, with the sign in LF alone, and a byte can be escaped', () => {
  assert.equal(ascii(handshakeBytes('a\nb¶\n\n')), 'a\r\nb\n\r\n');
  assert.deepEqual([...handshakeBytes('\\x81\\x85Hi')], [0x81, 0x85, 0x48, 0x69]);
  assert.deepEqual([...handshakeBytes('ř¶\\xZZ')].length, 2 + 2 + 4);
});

test('every byte that was received has its text, and the text its bytes', () => {
  const all = Uint8Array.from({ length: 256 }, (_, index) => index);
  const text = handshakeText(all);
  assert.match(text, /¶\n/);
  assert.deepEqual(handshakeBytes(text), all);
  const answer = handshakeBytes('HTTP/1.1 101 Switching Protocols\n\n\\x81\\x05Hello');
  assert.equal(handshakeText(answer), 'HTTP/1.1 101 Switching Protocols\n\n\\x81\\x05Hello');
});

test('the head is drawn by name and value, what follows it as bytes, and the ends of its lines with signs', () => {
  const text = 'GET / HTTP/1.1\nHost: a\n\n\\x81';
  const stretches = markedHandshake(text);
  assert.deepEqual(
    stretches.map(({ mark, text: part }) => `${mark} ${part}`),
    [
      'start GET / HTTP/1.1',
      'sign CR LF',
      'value \n',
      'name Host',
      'value : a',
      'sign CR LF',
      'value \n',
      'start ',
      'sign CR LF',
      'value \n',
      'byte \\x81',
    ],
  );
  const shown = stretches.filter(({ mark }) => mark !== 'sign').map((stretch) => stretch.text);
  assert.equal(shown.join(''), text);
  const refused = markedHandshake('HTTP/1.1 400 Bad Request\n\nWhy').at(-1);
  assert.deepEqual(refused, { mark: 'value', text: 'Why' });
  assert.ok(markedHandshake('a¶\nb').every(({ mark }) => mark !== 'sign'));
});
