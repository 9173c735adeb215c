/** XML for the eye: an element on each line, indented. */
import { serializeXml, type XmlElement } from '@wireside/labs-server/wire/jingle/xml-element.ts';

export function indentXml(root: XmlElement, inherited = '', depth = 0): string {
  const indent = '  '.repeat(depth);
  const children = root.children.filter((child) => typeof child !== 'string');
  if (children.length === 0) return `${indent}${serializeXml(root, inherited)}`;
  const start = serializeXml({ ...root, children: [] }, inherited).replace(/\/>$/, '>');
  const inner = children.map((child) => indentXml(child, root.xmlns, depth + 1));
  return [`${indent}${start}`, ...inner, `${indent}</${root.name}>`].join('\n');
}
