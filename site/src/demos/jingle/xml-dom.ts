/** XML text as an element, by the browser's own parser. */
import { element, type XmlElement } from '@wireside/labs-server/wire/jingle/xml-element.ts';

/** Null where the text is no XML. */
export function readXmlText(text: string): XmlElement | null {
  const { documentElement } = new DOMParser().parseFromString(text, 'application/xml');
  // What cannot be parsed becomes a document of its own (HTML section 8.5.1).
  return documentElement.querySelector('parsererror') !== null ||
    documentElement.localName === 'parsererror'
    ? null
    : fromDom(documentElement);
}

function fromDom(dom: Element): XmlElement {
  const attributes = Object.fromEntries(
    [...dom.attributes]
      .filter(({ namespaceURI }) => namespaceURI === null)
      .map(({ localName, value }) => [localName, value]),
  );
  const children = [...dom.childNodes].flatMap((node): (XmlElement | string)[] => {
    if (node instanceof Element) return [fromDom(node)];
    return node instanceof Text ? [node.data] : [];
  });
  return element(dom.localName, dom.namespaceURI ?? '', attributes, children);
}
