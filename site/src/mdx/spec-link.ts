/** Where a section of a standard can be read. */
import { sourceUrl } from '@wireside/labs-server/wire/field/source-url.ts';

export interface SpecReference {
  /** `RFC 9112`, `HTML`, `Fetch`, `WebSockets`, … */
  readonly standard: string;
  /** `7.1`; empty for the whole document. */
  readonly section: string;
}

/** Standards of the WHATWG and the W3C. Their sections have names instead of stable numbers: of one without a known name the link goes to the page. */
const livingStandards: Readonly<Record<string, string>> = {
  HTML: 'https://html.spec.whatwg.org/multipage/',
  Fetch: 'https://fetch.spec.whatwg.org/',
  Streams: 'https://streams.spec.whatwg.org/',
  WebSockets: 'https://websockets.spec.whatwg.org/',
  XMLHttpRequest: 'https://xhr.spec.whatwg.org/',
  DOM: 'https://dom.spec.whatwg.org/',
  URL: 'https://url.spec.whatwg.org/',
  Encoding: 'https://encoding.spec.whatwg.org/',
  'Media Source Extensions': 'https://www.w3.org/TR/media-source-2/',
  'Media Capture from DOM Elements': 'https://www.w3.org/TR/mediacapture-fromelement/',
  'Screen Capture': 'https://www.w3.org/TR/screen-capture/',
  WebRTC: 'https://www.w3.org/TR/webrtc/',
  'WebRTC Statistics': 'https://www.w3.org/TR/webrtc-stats/',
  'WebRTC Encoded Transform': 'https://www.w3.org/TR/webrtc-encoded-transform/',
};

/** Named anchors of HTML sections that the lecture cites. */
const htmlAnchors: Readonly<Record<string, string>> = {
  '4.8.8': 'media.html#the-video-element',
  '4.8.11.2': 'media.html#location-of-the-media-resource',
  '9.1': 'comms.html#the-messageevent-interface',
  '9.2': 'server-sent-events.html#server-sent-events',
  '9.2.1': 'server-sent-events.html#server-sent-events-intro',
  '9.2.2': 'server-sent-events.html#the-eventsource-interface',
  '9.2.3': 'server-sent-events.html#sse-processing-model',
  '9.2.4': 'server-sent-events.html#the-last-event-id-header',
  '9.2.5': 'server-sent-events.html#parsing-an-event-stream',
  '9.2.6': 'server-sent-events.html#event-stream-interpretation',
  '9.2.7': 'server-sent-events.html#authoring-notes',
  '9.3': 'web-messaging.html#web-messaging',
};

/** `RFC 9112 §7.1` */
export function specLabel({ standard, section }: SpecReference): string {
  return section === '' ? standard : `${standard} §${section}`;
}

/** The address, or `null` for a standard that we cannot link to. */
export function specUrl({ standard, section }: SpecReference): string | null {
  const rfc = /^RFC (\d+)$/.exec(standard)?.[1];
  if (rfc !== undefined) {
    const base = `https://www.rfc-editor.org/rfc/rfc${rfc}.html`;
    if (section === '') return base;
    return /^[A-Z]/.test(section) ? `${base}#appendix-${section}` : `${base}#section-${section}`;
  }
  const base = livingStandards[standard];
  if (base === undefined) return sourceUrl({ standard, section });
  if (standard === 'HTML') return base + (htmlAnchors[section] ?? '');
  return (section === '' ? null : sourceUrl({ standard, section })) ?? base;
}
