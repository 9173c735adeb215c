/** `status-line = HTTP-version SP status-code SP [ reason-phrase ]`: RFC 9112 section 4. */
import { quote } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { type Line, readLineEnd } from '../field/line.ts';
import { latin1Text } from '../field/text.ts';
import { httpVersionTerm, parseHttpVersion } from './http-version.ts';
import type { StatusLine } from './message-head.ts';
import { type StartLineRead, space, startLineFault } from './start-line.ts';
import { statusMeaning } from './status-meaning.ts';

const source: Source = { standard: 'RFC 9112', section: '4' };

const reasonPhraseTerm: FieldTerm = {
  name: 'reason-phrase',
  meaning: 'Words for people; a client ignores them.',
  source,
};

/** Reads `line`, the status-line, as one field. */
export function readStatusLine(reader: FieldReader, line: Line): StartLineRead<StatusLine> {
  const text = latin1Text(reader.bytes.subarray(line.start, line.textEnd));
  const fault = startLineFault(reader, line.start);
  const versionText = text.split(' ', 1)[0] ?? '';
  const version = parseHttpVersion(versionText);
  if ('code' in version) {
    return fault(version.code, 'HTTP-version', 0, versionText.length, version.what, version.source);
  }
  const codeStart = versionText.length + 1;
  const codeText = text.slice(codeStart).split(' ', 1)[0] ?? '';
  if (!/^[1-9]\d\d$/.test(codeText)) {
    const what = `expected 3DIGIT from 100 to 999, found ${quote(codeText)}`;
    const end = codeStart + codeText.length;
    return fault('status-code-malformed', 'status-code', codeStart, end, what, {
      standard: 'RFC 9110',
      section: '15',
    });
  }
  const reasonStart = codeStart + 4;
  const reasonPhrase = text.slice(reasonStart);
  if (!/^[\t \x21-\x7e\x80-\xff]*$/.test(reasonPhrase)) {
    const what = `expected visible characters and spaces, found ${quote(reasonPhrase)}`;
    return fault(
      'reason-phrase-malformed',
      'reason-phrase',
      reasonStart,
      text.length,
      what,
      source,
    );
  }
  const value = { version, statusCode: Number(codeText), reasonPhrase };
  readParts(reader, line, value, text);
  return { value };
}

function readParts(reader: FieldReader, line: Line, response: StatusLine, text: string): void {
  const { version, statusCode, reasonPhrase } = response;
  reader.group(() => {
    reader.latin1(httpVersionTerm(version), 'HTTP/1.1'.length);
    reader.take(space(source), 1, null);
    reader.take({ name: 'status-code', ...statusMeaning(statusCode) }, 3, statusCode);
    // Section 4: lenient recipients accept a status-line that ends after the status-code.
    if (text.length > 'HTTP/1.1 200'.length) reader.take(space(source), 1, null);
    if (reasonPhrase !== '') reader.latin1(reasonPhraseTerm, reasonPhrase.length);
    readLineEnd(reader, line.end - line.textEnd, 'Ends the status-line.');
    const meaning = 'How the server answers.';
    return { name: 'status-line', meaning, source, value: text };
  });
}
