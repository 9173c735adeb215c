import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serializeXml } from '../../../wire/jingle/xml-element.ts';
import { createRandom, fuzzSeed, mutate } from '../../../wire/testing/random.ts';
import { maxXmlBytes, readXml } from './read-xml.ts';

const stanza =
  "<iq xmlns='jabber:client' type='set' id='1'><jingle xmlns='urn:xmpp:jingle:1' sid='a&amp;b'>x<c/><![CDATA[<y>]]></jingle></iq>";

test('RFC 7395 section 3.3.3: a message is one element, with its namespaces declared', () => {
  const read = readXml(stanza);
  assert.ok(typeof read !== 'string');
  assert.deepEqual(
    [read.name, read.xmlns, read.attributes],
    ['iq', 'jabber:client', { type: 'set', id: '1' }],
  );
  assert.equal(
    serializeXml(read),
    "<iq xmlns='jabber:client' type='set' id='1'><jingle xmlns='urn:xmpp:jingle:1' sid='a&amp;b'>x<c/>&lt;y&gt;</jingle></iq>",
  );
  const prefixed = readXml(
    "<s:features xmlns:s='urn:s'><x xmlns='urn:x' s:y='1' z='2'/></s:features>",
  );
  assert.ok(typeof prefixed !== 'string');
  assert.equal(
    serializeXml(prefixed),
    "<features xmlns='urn:s'><x xmlns='urn:x' z='2'/></features>",
  );
});

test('RFC 6120 section 11.1: no DOCTYPE, no entities of one’s own, no comments, no instructions', () => {
  for (const text of [
    "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
    '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    '<a><!-- b --></a>',
    '<a><?b c?></a>',
  ]) {
    assert.equal(readXml(text), 'restricted-xml', text);
  }
  assert.equal(readXml('<a>&b;</a>'), 'not-well-formed');
});

test('section 11.3: what is not well-formed is told, whatever it is', () => {
  for (const text of ['', 'hello', '<a>', '<a></b>', '<a/><b/>', '<a b=c/>', '<x:a/>', '<a']) {
    assert.equal(readXml(text), 'not-well-formed', text);
  }
});

test('depth, number of elements, attributes and length are bounded', () => {
  assert.equal(readXml('<a>'.repeat(1_000)), 'policy-violation');
  assert.equal(readXml(`<a>${'<b/>'.repeat(2_000)}</a>`), 'policy-violation');
  const many = Array.from({ length: 40 }, (_, index) => `a${index}='1'`).join(' ');
  assert.equal(readXml(`<a ${many}/>`), 'policy-violation');
  assert.equal(readXml(`<a>${'b'.repeat(maxXmlBytes)}</a>`), 'policy-violation');
});

test(`changed bytes never break the reader (FUZZ_SEED=${fuzzSeed()})`, () => {
  const random = createRandom(fuzzSeed());
  const bytes = new TextEncoder().encode(stanza);
  for (let round = 0; round < 500; round += 1) {
    const text = new TextDecoder().decode(mutate(random, bytes));
    const read = readXml(text);
    if (typeof read === 'string') continue;
    assert.ok(
      typeof readXml(serializeXml(read)) !== 'string',
      `what was read is XML again: ${text}`,
    );
  }
});
