/** Where a standard's section can be read: the links of the field table and of the slides. */
import type { Source } from './field.ts';

/** Anchors of the HTML standard, section 9.2 "Server-sent events". */
const htmlAnchors: Readonly<Record<string, string>> = {
  '9.2': 'server-sent-events',
  '9.2.1': 'server-sent-events-intro',
  '9.2.2': 'the-eventsource-interface',
  '9.2.3': 'sse-processing-model',
  '9.2.4': 'the-last-event-id-header',
  '9.2.5': 'parsing-an-event-stream',
  '9.2.6': 'event-stream-interpretation',
  '9.2.7': 'authoring-notes',
  '9.2.8': 'eventsource-push',
  '9.2.9': 'garbage-collection',
  '9.2.10': 'implementation-advice',
};

/** URL of the section; of the whole standard where the section's anchor is not known; `null` for an unknown standard. */
export function sourceUrl({ standard, section }: Source): string | null {
  const rfc = /^RFC (\d+)$/.exec(standard)?.[1];
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}${rfcFragment(section)}`;
  if (standard === 'HTML') return htmlUrl(section);
  return null;
}

/** `7.1` is a numbered section, `B` or `B.1` an appendix. */
function rfcFragment(section: string): string {
  if (/^\d+(\.\d+)*$/.test(section)) return `#section-${section}`;
  return /^[A-Z](\.\d+)*$/.test(section) ? `#appendix-${section}` : '';
}

function htmlUrl(section: string): string {
  const anchor = htmlAnchors[section];
  if (anchor === undefined) return 'https://html.spec.whatwg.org/multipage/';
  return `https://html.spec.whatwg.org/multipage/server-sent-events.html#${anchor}`;
}
