import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editPresets, editsOf } from './edit-presets.ts';
import { noEdits, textOf, transplant, withEdit } from './sdp-edits.ts';
import { fixtureDocument, fixtureText, rowWith } from './testing/browser-sdp.ts';

const shown = fixtureDocument('browser/chromium-offer');
/** Another call of the same making: its own credentials, and one candidate more. */
const fresh = fixtureText('browser/chromium-offer')
  .replaceAll(/a=ice-ufrag:.*/g, 'a=ice-ufrag:FRSH\r')
  .replace(/(a=candidate:.*\r\n)/, '$1a=candidate:9 1 udp 1 192.0.2.9 9 typ host\r\n');

test('a text that is the line’s own is no edit', () => {
  const row = rowWith(shown, 'a=mid:0');
  const edits = withEdit(noEdits, row, 'a=mid:audio');
  assert.equal(textOf(edits, row), 'a=mid:audio');
  assert.equal(textOf(withEdit(edits, row, null), row), null);
  assert.equal(withEdit(edits, row, 'a=mid:0').size, 0);
});

test('without an edit the other description stays as it is, to the byte', () => {
  assert.deepEqual(transplant(shown, noEdits, fresh), { text: fresh, missing: [] });
});

test('an edit goes to the same line of the other call, and the rest stays its own', () => {
  const row = rowWith(shown, 'a=mid:1');
  const { text, missing } = transplant(shown, withEdit(noEdits, row, 'a=mid:video'), fresh);
  assert.deepEqual(missing, []);
  assert.equal(text, fresh.replace('a=mid:1\r\n', 'a=mid:video\r\n'));
});

test('a line can be deleted, and become several', () => {
  const time = rowWith(shown, 't=0 0');
  const edits = withEdit(
    withEdit(noEdits, time, 't=0 0\na=one\na=two'),
    rowWith(shown, 'a=mid:0'),
    null,
  );
  const { text } = transplant(shown, edits, fresh);
  assert.equal(
    text,
    fresh.replace('t=0 0\r\n', 't=0 0\r\na=one\r\na=two\r\n').replace('a=mid:0\r\n', ''),
  );
});

test('an edit of a line that the other call lacks is told', () => {
  const candidate = rowWith(shown, /^a=candidate/);
  const without = fresh.replaceAll(/a=candidate:.*\r\n/g, '');
  const { text, missing } = transplant(shown, withEdit(noEdits, candidate, 'a=x'), without);
  assert.equal(text, without);
  assert.deepEqual(missing, [candidate.line.text]);
});

test('every edit to try changes an offer of a browser', () => {
  for (const preset of editPresets) assert.ok(editsOf(preset, shown).size > 0, preset.id);
});

test('the edits to try say what their names say', () => {
  const edited = (id: string) => {
    const preset = editPresets.find((one) => one.id === id);
    if (preset === undefined) return assert.fail(id);
    return transplant(shown, editsOf(preset, shown), shown.text).text;
  };
  assert.doesNotMatch(edited('no-fingerprint'), /^a=fingerprint/m);
  assert.match(edited('codec-order'), /^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 9 63 111 0 /m);
  assert.match(edited('max-message-size'), /^a=max-message-size:1000\r$/m);
  assert.equal(edited('other-fingerprint').length, shown.text.length);
  assert.notEqual(edited('other-fingerprint'), shown.text);
  assert.match(edited('unknown-type'), /^t=0 0\r\nx=what\r$/m);
});
