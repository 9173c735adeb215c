/** Stanzas that a server makes: results and errors of `<iq/>` (RFC 6120 section 8). */
import { xmlns } from '../../../wire/jingle/namespaces.ts';
import { attributeOf, element, type XmlElement } from '../../../wire/jingle/xml-element.ts';

/** RFC 6120 section 8.3.3, with the type that goes with each. */
const errorTypes = {
  'bad-request': 'modify',
  conflict: 'cancel',
  'feature-not-implemented': 'cancel',
  'item-not-found': 'cancel',
  'not-acceptable': 'modify',
  'resource-constraint': 'wait',
  'service-unavailable': 'cancel',
} as const;

export type StanzaError = keyof typeof errorTypes;

/** The answer to `iq`, which changes places with it. */
export function iqResult(iq: XmlElement, children: readonly XmlElement[] = []): XmlElement {
  return answer(iq, 'result', children);
}

/** @param more what another standard says of the error, such as `<unknown-session/>` */
export function iqError(iq: XmlElement, condition: StanzaError, more: readonly XmlElement[] = []) {
  const error = element('error', xmlns.client, { type: errorTypes[condition] }, [
    element(condition, xmlns.stanzas),
    ...more,
  ]);
  return answer(iq, 'error', [error]);
}

function answer(iq: XmlElement, type: string, children: readonly XmlElement[]): XmlElement {
  const attributes = {
    type,
    id: attributeOf(iq, 'id'),
    from: attributeOf(iq, 'to'),
    to: attributeOf(iq, 'from'),
  };
  return element('iq', xmlns.client, attributes, children);
}

/** A request of the server's, or of one who lives in it. */
export function iqSet(
  addresses: { readonly id: string; readonly from: string; readonly to: string },
  child: XmlElement,
): XmlElement {
  return element('iq', xmlns.client, { type: 'set', ...addresses }, [child]);
}
