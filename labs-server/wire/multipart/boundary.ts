/** The boundary parameter of a Content-Type: RFC 2046 section 5.1.1, RFC 2045 section 5.1. */
import { lineAt } from '../field/line.ts';
import { latin1Text } from '../field/text.ts';

const maxBoundaryBytes = 200;

/** `;` name `=` value. A quoted value that does not end takes the rest, so that no character is looked at twice. */
const parameter = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|\\?$)|([^\s;"]*))/g;

/** The boundary that `contentType` names, in quotes or without; `null` where there is none. */
export function boundaryOf(contentType: string): string | null {
  for (const [, name = '', quoted, token = ''] of contentType.matchAll(parameter)) {
    if (name.toLowerCase() !== 'boundary') continue;
    const boundary = quoted === undefined ? token : quoted.replace(/\\(.)/g, '$1');
    // "the boundary ... consists of 1 to 70 characters": what is longer is read as well.
    return boundary === '' ? null : boundary;
  }
  return null;
}

/** The boundary that a body itself shows: its first line that begins with `--`; `null` while no such line is whole. */
export function boundaryIn(body: Uint8Array): string | null {
  for (let line = lineAt(body, 0); line !== null; line = lineAt(body, line.end)) {
    const text = latin1Text(
      body,
      line.start,
      Math.min(line.textEnd, line.start + maxBoundaryBytes),
    );
    const boundary = /^--(\S.*?)[ \t]*$/.exec(text)?.[1];
    if (boundary !== undefined) return boundary;
  }
  return null;
}
