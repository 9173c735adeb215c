/** An XML element as XMPP uses it: no comments, no processing instructions, no entities but the five (RFC 6120 section 11.1). */

export interface XmlElement {
  /** Local name. */
  readonly name: string;
  readonly xmlns: string;
  /** Without those that declare namespaces. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

export type XmlAttributes = Readonly<Record<string, string | null | undefined>>;

/** Attributes of `null` are left out. */
export function element(
  name: string,
  xmlns: string,
  attributes: XmlAttributes = {},
  children: readonly (XmlElement | string)[] = [],
): XmlElement {
  const given = Object.entries(attributes).filter(
    (pair): pair is [string, string] => pair[1] !== null && pair[1] !== undefined,
  );
  return { name, xmlns, attributes: Object.fromEntries(given), children };
}

export function childrenOf({ children }: XmlElement): XmlElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** Children with this name and namespace. */
export function childrenNamed(parent: XmlElement, name: string, xmlns: string): XmlElement[] {
  return childrenOf(parent).filter((child) => child.name === name && child.xmlns === xmlns);
}

/** The first of `childrenNamed`; null where there is none. */
export function childNamed(parent: XmlElement, name: string, xmlns: string): XmlElement | null {
  return childrenNamed(parent, name, xmlns)[0] ?? null;
}

/** The text directly in the element, trimmed. */
export function textOf({ children }: XmlElement): string {
  return children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
}

/** Null where the attribute is missing. */
export function attributeOf({ attributes }: XmlElement, name: string): string | null {
  return Object.hasOwn(attributes, name) ? (attributes[name] ?? null) : null;
}

/** The element as text; a namespace is declared where it differs from that of the parent. */
export function serializeXml(root: XmlElement, inherited = ''): string {
  const { name, xmlns, attributes, children } = root;
  const declared = xmlns === inherited ? '' : ` xmlns='${escapeXml(xmlns)}'`;
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}='${escapeXml(value)}'`);
  const start = `<${name}${declared}${pairs.join('')}`;
  if (children.length === 0) return `${start}/>`;
  const content = children.map((child) =>
    typeof child === 'string' ? escapeXml(child) : serializeXml(child, xmlns),
  );
  return `${start}>${content.join('')}</${name}>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  '"': '&quot;',
};

function escapeXml(text: string): string {
  return text.replaceAll(/[&<>'"]/g, (character) => escapes[character] ?? character);
}
