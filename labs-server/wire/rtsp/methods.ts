/** The methods of RTSP: RFC 2326 section 10. */
import type { Source } from '../field/field.ts';
import type { FieldTerm } from '../field/field-reader.ts';

const rfc2326 = (section: string): Source => ({ standard: 'RFC 2326', section });

const methods: ReadonlyMap<string, readonly [section: string, meaning: string]> = new Map([
  ['OPTIONS', ['10.1', 'Asks which methods there are.']],
  ['DESCRIBE', ['10.2', 'Asks for the description of the streams.']],
  ['ANNOUNCE', ['10.3', 'Gives a description: of what will be sent, or of what changed.']],
  ['SETUP', ['10.4', 'Agrees how one stream travels, and begins a session.']],
  ['PLAY', ['10.5', 'Lets the server send.']],
  ['PAUSE', ['10.6', 'Lets the server stop for a while; the session stays.']],
  ['TEARDOWN', ['10.7', 'Ends the session.']],
  [
    'GET_PARAMETER',
    ['10.8', 'Asks for a parameter; without a body it only asks whether the other side is alive.'],
  ],
  ['SET_PARAMETER', ['10.9', 'Sets a parameter.']],
  ['REDIRECT', ['10.10', 'Tells the client to go to another server.']],
  ['RECORD', ['10.11', 'Lets the client send what it announced.']],
]);

export function methodTerm(method: string): FieldTerm {
  const [section, meaning] = methods.get(method) ?? [
    '10',
    'A method that RFC 2326 does not define.',
  ];
  return { name: 'Method', meaning, source: rfc2326(section) };
}
