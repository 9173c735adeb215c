/** Where a standard's section can be read: the links of the field table and of the slides. */
import type { Source } from './field.ts';
import { livingStandards } from './standard-anchors.ts';

/** URL of the section, of the standard's page where the section's anchor is not known, or `null` for other standards. */
export function sourceUrl({ standard, section }: Source): string | null {
  const rfc = /^RFC (\d+)$/.exec(standard)?.[1];
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}${rfcFragment(section)}`;
  const xep = /^XEP-(\d{4})$/.exec(standard)?.[1];
  if (xep !== undefined) return `https://xmpp.org/extensions/xep-${xep}.html`;
  if (/^draft-[a-z0-9-]+$/.test(standard)) {
    return `https://datatracker.ietf.org/doc/html/${standard}${rfcFragment(section)}`;
  }
  if (!Object.hasOwn(livingStandards, standard)) return null;
  const living = livingStandards[standard];
  if (living === undefined) return null;
  const anchor = Object.hasOwn(living.anchors, section) ? living.anchors[section] : undefined;
  if (anchor === undefined) return living.page;
  return anchor.includes('#') ? living.page.replace(/[^/]+$/, anchor) : `${living.page}#${anchor}`;
}

/** `7.1` is a numbered section, `B` or `B.1` an appendix. */
function rfcFragment(section: string): string {
  if (/^\d+(\.\d+)*$/.test(section)) return `#section-${section}`;
  return /^[A-Z](\.\d+)*$/.test(section) ? `#appendix-${section}` : '';
}
