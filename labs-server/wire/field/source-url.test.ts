import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceUrl } from './source-url.ts';

function urlOf(standard: string, section: string): string | null {
  return sourceUrl({ standard, section });
}

test('a section of an RFC is an anchor of its page', () => {
  assert.equal(urlOf('RFC 9112', '7.1.1'), 'https://www.rfc-editor.org/rfc/rfc9112#section-7.1.1');
  assert.equal(urlOf('RFC 6455', '5.2'), 'https://www.rfc-editor.org/rfc/rfc6455#section-5.2');
  assert.equal(urlOf('RFC 8489', 'B.1'), 'https://www.rfc-editor.org/rfc/rfc8489#appendix-B.1');
  assert.equal(urlOf('RFC 6202', ''), 'https://www.rfc-editor.org/rfc/rfc6202');
});

test('a section of an Internet-Draft is an anchor of its page', () => {
  assert.equal(
    urlOf('draft-ietf-opsawg-pcapng', '4.1'),
    'https://datatracker.ietf.org/doc/html/draft-ietf-opsawg-pcapng#section-4.1',
  );
});

test('sections of the living standards are linked by name', () => {
  const serverSentEvents = 'https://html.spec.whatwg.org/multipage/server-sent-events.html';
  assert.equal(urlOf('HTML', '9.2'), `${serverSentEvents}#server-sent-events`);
  assert.equal(urlOf('HTML', '9.2.6'), `${serverSentEvents}#event-stream-interpretation`);
  assert.equal(
    urlOf('HTML', '9.3.3'),
    'https://html.spec.whatwg.org/multipage/web-messaging.html#posting-messages',
  );
  assert.equal(urlOf('Fetch', '3.3'), 'https://fetch.spec.whatwg.org/#http-cors-protocol');
  assert.equal(urlOf('XHR', '3.4'), 'https://xhr.spec.whatwg.org/#states');
  assert.equal(
    urlOf('WebSockets', '6'),
    'https://websockets.spec.whatwg.org/#the-closeevent-interface',
  );
  assert.equal(
    urlOf('Media Capture and Streams', '10.1'),
    'https://www.w3.org/TR/mediacapture-streams/#mediadevices-interface-extensions',
  );
});

test('an unknown section leads to the standard, an unknown standard nowhere', () => {
  assert.equal(urlOf('Fetch', '99'), 'https://fetch.spec.whatwg.org/');
  assert.equal(urlOf('Fetch', 'constructor'), 'https://fetch.spec.whatwg.org/');
  assert.equal(urlOf('toString', '1'), null);
  assert.equal(urlOf('RFC 12 3', '1'), null);
});

test('a clause of a recommendation of the ITU leads to the document', () => {
  const page = 'https://www.w3.org/Graphics/JPEG/itu-t81.pdf';
  assert.equal(sourceUrl({ standard: 'ITU-T T.81', section: 'B.2.3' }), page);
});

test('an extension of XMPP is linked as a whole: its sections have names', () => {
  const url = 'https://xmpp.org/extensions/xep-0166.html';
  assert.equal(sourceUrl({ standard: 'XEP-0166', section: '7.2' }), url);
  assert.equal(sourceUrl({ standard: 'XEP-1', section: '' }), null);
});
