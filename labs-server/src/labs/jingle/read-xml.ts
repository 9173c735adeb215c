/** XML from a client: bounded, and without what XMPP forbids (RFC 6120 section 11.1). The parser is saxes. */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { element, type XmlElement } from '../../../wire/jingle/xml-element.ts';

/** RFC 6120 section 4.9.3. */
export type XmlFault = 'not-well-formed' | 'restricted-xml' | 'policy-violation';

export const maxXmlBytes = 65_536;
const maxDepth = 16;
const maxElements = 1_000;
const maxAttributes = 30;

interface OpenElement {
  readonly tag: SaxesTagNS;
  readonly children: (XmlElement | string)[];
}

/** RFC 7395 section 3.3.3: each message is one whole element, with its namespaces declared. */
export function readXml(text: string): XmlElement | XmlFault {
  if (Buffer.byteLength(text) > maxXmlBytes) return 'policy-violation';
  const reader = new XmlReader();
  return reader.read(text);
}

class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: true, fragment: false, position: false });
  readonly #open: OpenElement[] = [];
  #root: XmlElement | null = null;
  #fault: XmlFault | null = null;
  #elements = 0;

  constructor() {
    const parser = this.#parser;
    const forbid = (): void => this.#fail('restricted-xml');
    // Entities are declared in a DOCTYPE only: without one there is none to expand.
    parser.on('doctype', forbid);
    parser.on('comment', forbid);
    parser.on('processinginstruction', forbid);
    parser.on('error', () => this.#fail('not-well-formed'));
    parser.on('opentag', (tag) => this.#begin(tag));
    parser.on('closetag', () => this.#end());
    parser.on('text', (text) => void this.#open.at(-1)?.children.push(text));
    parser.on('cdata', (text) => void this.#open.at(-1)?.children.push(text));
  }

  read(text: string): XmlElement | XmlFault {
    // In pieces, so that a fault ends the work.
    for (let start = 0; start < text.length && this.#fault === null; start += 4_096) {
      this.#parser.write(text.slice(start, start + 4_096));
    }
    if (this.#fault === null) this.#parser.close();
    return this.#fault ?? this.#root ?? 'not-well-formed';
  }

  #begin(tag: SaxesTagNS): void {
    this.#elements += 1;
    const attributes = Object.keys(tag.attributes).length;
    if (
      this.#open.length >= maxDepth ||
      this.#elements > maxElements ||
      attributes > maxAttributes
    ) {
      this.#fail('policy-violation');
    }
    this.#open.push({ tag, children: [] });
  }

  #end(): void {
    const ended = this.#open.pop();
    if (ended === undefined) return;
    const { tag, children } = ended;
    const attributes = Object.values(tag.attributes)
      .filter(({ uri, prefix }) => uri === '' && prefix === '')
      .filter(({ name }) => name !== 'xmlns')
      .map(({ name, value }) => [name, value] as const);
    const made = element(tag.local, tag.uri, Object.fromEntries(attributes), children);
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = made;
    else parent.children.push(made);
  }

  /** The first one counts. */
  #fail(fault: XmlFault): void {
    this.#fault ??= fault;
  }
}
