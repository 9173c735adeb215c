import assert from 'node:assert/strict';
import { test } from 'node:test';
import { specLabel, specUrl } from './spec-link.ts';

test('a section of an RFC links to its anchor, an appendix to its own', () => {
  assert.equal(
    specUrl({ standard: 'RFC 9112', section: '7.1' }),
    'https://www.rfc-editor.org/rfc/rfc9112.html#section-7.1',
  );
  assert.equal(
    specUrl({ standard: 'RFC 9112', section: 'A' }),
    'https://www.rfc-editor.org/rfc/rfc9112.html#appendix-A',
  );
  assert.equal(
    specUrl({ standard: 'RFC 6202', section: '' }),
    'https://www.rfc-editor.org/rfc/rfc6202.html',
  );
});

test('a section of HTML links to its named anchor', () => {
  assert.equal(
    specUrl({ standard: 'HTML', section: '9.2.5' }),
    'https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream',
  );
});

test('an unknown standard has no link', () => {
  assert.equal(specUrl({ standard: 'Netscape 1.1', section: '' }), null);
});

test('the label names standard and section', () => {
  assert.equal(specLabel({ standard: 'HTML', section: '9.2' }), 'HTML §9.2');
  assert.equal(specLabel({ standard: 'RFC 6202', section: '' }), 'RFC 6202');
});
