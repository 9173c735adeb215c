import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { checkScript, type CheckSettings } from './check-script.ts';

const trusted = 'http://127.0.0.1:4601';
const partner = {};

/** What the script of a document makes of a message from `origin` and `source`: 'accepted', or why not. */
function verdictOf(
  settings: Partial<CheckSettings>,
  origin: string,
  source: object = partner,
): string | undefined {
  let listener: ((event: object) => void) | undefined;
  let verdict: string | undefined;
  runInNewContext(
    checkScript({ check: 'exact', trusted, source: 'any', answer: 'Hello', ...settings }),
    {
      parent: partner,
      addEventListener: (_type: string, added: (event: object) => void) => (listener = added),
      accept: () => (verdict = 'accepted'),
      refuse: (_event: object, reason: string) => (verdict = reason),
    },
  );
  listener?.({ origin, source });
  return verdict;
}

const origins = {
  right: trusted,
  otherPort: 'http://127.0.0.1:4602',
  otherHost: 'http://localhost:4601',
  longer: 'http://127.0.0.1:46010',
  slash: 'http://127.0.0.1:4601/',
  opaque: 'null',
};

function acceptedBy(check: CheckSettings['check']): string[] {
  return Object.entries(origins)
    .filter(([, origin]) => verdictOf({ check }, origin) === 'accepted')
    .map(([name]) => name);
}

test('only the comparison of the whole origin lets nothing but it through', () => {
  assert.deepEqual(acceptedBy('exact'), ['right']);
  assert.deepEqual(acceptedBy('includes'), ['right', 'otherPort', 'longer', 'slash']);
  assert.deepEqual(acceptedBy('endsWith'), ['right', 'otherHost']);
  assert.deepEqual(acceptedBy('none'), Object.keys(origins));
});

test('an origin with a trailing slash is never equal to event.origin', () => {
  assert.match(
    verdictOf({ trusted: `${trusted}/` }, trusted) ?? '',
    /^event\.origin is not http:\/\/127\.0\.0\.1:4601\/$/,
  );
});

test('the right origin from a wrong window is stopped by the check of event.source alone', () => {
  assert.equal(verdictOf({}, trusted, {}), 'accepted');
  assert.equal(verdictOf({ source: 'parent' }, trusted, {}), 'event.source is not parent');
  assert.equal(verdictOf({ source: 'parent' }, trusted), 'accepted');
});

test('the receiver of 2019 answers its greeting, and only to the origin that it trusts', () => {
  const answers: unknown[][] = [];
  const source = { postMessage: (...values: unknown[]) => answers.push(values) };
  let receiver: ((event: object) => void) | undefined;
  const window = {
    addEventListener: (_type: string, added: (event: object) => void) => (receiver = added),
  };
  runInNewContext(checkScript({ check: '2019', trusted, source: 'any', answer: 'Hello' }), {
    window,
  });
  receiver?.({ origin: trusted, data: 'Hello world', source });
  receiver?.({ origin: 'http://127.0.0.1:4602', data: 'Hello world', source });
  assert.deepEqual(answers, [['Hello', trusted]]);
});
