/** `request-line = method SP request-target SP HTTP-version`: RFC 9112 section 3. */
import { quote } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { isToken, type Line, readLineEnd } from '../field/line.ts';
import { latin1Text } from '../field/text.ts';
import { httpVersionTerm, parseHttpVersion } from './http-version.ts';
import type { RequestLine } from './message-head.ts';
import { type StartLineRead, space, startLineFault } from './start-line.ts';

const source: Source = { standard: 'RFC 9112', section: '3' };

/** Section of RFC 9110 and meaning. */
const methods: ReadonlyMap<string, readonly [section: string, meaning: string]> = new Map([
  ['GET', ['9.3.1', 'Asks for a representation of the target.']],
  ['HEAD', ['9.3.2', 'Like GET, but the response has no body.']],
  ['POST', ['9.3.3', 'Gives the body to the target to process.']],
  ['PUT', ['9.3.4', 'Asks to store the body as the target.']],
  ['DELETE', ['9.3.5', 'Asks to remove the target.']],
  ['CONNECT', ['9.3.6', 'Asks an intermediary for a tunnel to the target.']],
  [
    'OPTIONS',
    [
      '9.3.7',
      'Asks what is allowed; browsers send it before a cross-origin request that is not simple.',
    ],
  ],
  ['TRACE', ['9.3.8', 'Asks for the request as it arrived, to see what happened on the way.']],
]);

/** Reads `line`, the request-line, as one field. */
export function readRequestLine(reader: FieldReader, line: Line): StartLineRead<RequestLine> {
  const text = latin1Text(reader.bytes.subarray(line.start, line.textEnd));
  const parts = text.split(' ');
  const [method = '', requestTarget = '', versionText = ''] = parts;
  const fault = startLineFault(reader, line.start);
  if (!isToken(method)) {
    const what = `expected a token, found ${quote(method)}`;
    return fault('method-not-token', 'method', 0, method.length, what, section('9.1'));
  }
  if (parts.length !== 3) {
    const what = `expected method SP request-target SP HTTP-version, found ${quote(text)}`;
    return fault('request-line-malformed', 'request-line', 0, text.length, what, source);
  }
  const targetStart = method.length + 1;
  const targetEnd = targetStart + requestTarget.length;
  if (!/^[\x21-\x7e\x80-\xff]+$/.test(requestTarget)) {
    const what = `expected a URI without whitespace or control characters, found ${quote(requestTarget)}`;
    return fault(
      'request-target-malformed',
      'request-target',
      targetStart,
      targetEnd,
      what,
      target,
    );
  }
  const version = parseHttpVersion(versionText);
  if ('code' in version) {
    const { code, what, protocolStatus } = version;
    const start = targetEnd + 1;
    return fault(code, 'HTTP-version', start, text.length, what, version.source, protocolStatus);
  }
  const value = { method, requestTarget, version };
  readParts(reader, line, value, text);
  return { value };
}

function readParts(reader: FieldReader, line: Line, request: RequestLine, text: string): void {
  const { method, requestTarget, version } = request;
  reader.group(() => {
    reader.latin1(methodTerm(method), method.length);
    reader.take(space(source), 1, null);
    reader.latin1(targetTerm(requestTarget), requestTarget.length);
    reader.take(space(source), 1, null);
    reader.latin1(httpVersionTerm(version), 'HTTP/1.1'.length);
    readLineEnd(reader, line.end - line.textEnd, 'Ends the request-line.');
    const meaning = 'What the client wants, of which resource, in which version of HTTP.';
    return { name: 'request-line', meaning, source, value: text };
  });
}

const target: Source = { standard: 'RFC 9112', section: '3.2' };

function section(number: string): Source {
  return { standard: 'RFC 9110', section: number };
}

function methodTerm(method: string): FieldTerm {
  const [number, meaning] = methods.get(method) ?? ['9', 'What the client asks the server to do.'];
  return { name: 'method', meaning, source: section(number) };
}

/** The four forms of RFC 9112 section 3.2. */
function targetTerm(requestTarget: string): FieldTerm {
  const name = 'request-target';
  if (requestTarget.startsWith('/')) {
    return {
      name,
      meaning: 'Path and query of the resource, on the server that Host names.',
      source: { standard: 'RFC 9112', section: '3.2.1' },
    };
  }
  if (requestTarget === '*') {
    return {
      name,
      meaning: 'The server as a whole; OPTIONS alone may ask that.',
      source: { standard: 'RFC 9112', section: '3.2.4' },
    };
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(requestTarget)) {
    return {
      name,
      meaning: 'A whole URI, as clients send it to a proxy.',
      source: { standard: 'RFC 9112', section: '3.2.2' },
    };
  }
  return { name, meaning: 'Which resource, or for CONNECT which host and port.', source: target };
}
