import assert from 'node:assert/strict';
import { test } from 'node:test';
import { xmlns } from '@wireside/labs-server/wire/jingle/namespaces.ts';
import { element, type XmlElement } from '@wireside/labs-server/wire/jingle/xml-element.ts';
import { describeStanza } from './describe-stanza.ts';
import { indentXml } from './indent-xml.ts';

const words = (stanza: XmlElement): string => {
  const { title, carries, kind } = describeStanza(stanza);
  return `${title} | ${carries} | ${kind}`;
};
const iq = (type: string, ...children: XmlElement[]) =>
  element('iq', xmlns.client, { type }, children);

const content = (...children: XmlElement[]) => element('content', xmlns.jingle, {}, children);
const jingle = (action: string, ...children: XmlElement[]) =>
  iq('set', element('jingle', xmlns.jingle, { action }, children));

test('what is outside of stanzas is told by its name', () => {
  const auth = element('auth', xmlns.sasl, { mechanism: 'ANONYMOUS' });
  assert.equal(words(auth), '<auth> | ANONYMOUS | request');
  const failure = element('failure', xmlns.sasl, {}, [element('not-authorized', xmlns.sasl)]);
  assert.equal(words(failure), '<failure> not-authorized |  | refusal');
  const mechanism = element('mechanism', xmlns.sasl, {}, ['PLAIN']);
  const offered = element('mechanisms', xmlns.sasl, {}, [mechanism]);
  const features = element('features', xmlns.streams, {}, [offered]);
  assert.equal(words(features), '<features> | PLAIN | request');
});

test('Jingle is told by its action and what it carries', () => {
  const candidate = element('candidate', xmlns.iceUdp, { type: 'host', protocol: 'udp' });
  const transport = element('transport', xmlns.iceUdp, {}, [candidate]);
  assert.equal(
    words(
      jingle(
        'session-initiate',
        content(element('description', xmlns.rtp, { media: 'video' }), transport),
      ),
    ),
    'jingle session-initiate | video | request',
  );
  assert.equal(
    words(jingle('transport-info', content(transport))),
    'jingle transport-info | host udp | request',
  );
});

test('results and errors are answers', () => {
  assert.equal(words(iq('result')), 'iq result |  | response');
  const error = element('error', xmlns.client, {}, [element('item-not-found', xmlns.stanzas)]);
  assert.equal(words(iq('error', error)), 'iq error item-not-found |  | refusal');
  assert.equal(words(iq('get', element('query', xmlns.discoInfo))), 'iq get query |  | request');
});

test('XML for the eye has an element on each line', () => {
  const inner = element('b', 'urn:b', {}, [element('c', 'urn:b', {}, ['text'])]);
  assert.equal(
    indentXml(element('a', 'urn:a', { x: '1' }, [inner])),
    "<a xmlns='urn:a' x='1'>\n  <b xmlns='urn:b'>\n    <c>text</c>\n  </b>\n</a>",
  );
});
