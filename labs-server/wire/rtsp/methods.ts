/** Methods and status codes of RTSP: RFC 2326 sections 10 and 11. */
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
  ['GET_PARAMETER', ['10.8', 'Asks for a parameter; without a body it keeps the session alive.']],
  ['SET_PARAMETER', ['10.9', 'Sets a parameter.']],
  ['REDIRECT', ['10.10', 'Tells the client to go to another server.']],
  ['RECORD', ['10.11', 'Lets the client send what it announced.']],
]);

const statuses: ReadonlyMap<string, readonly [section: string, meaning: string]> = new Map([
  ['200', ['7.1.1', 'The request was carried out.']],
  ['301', ['11.2', 'The stream is elsewhere.']],
  ['302', ['11.2', 'The stream is elsewhere for a while.']],
  ['400', ['7.1.1', 'The request is not RTSP.']],
  ['401', ['7.1.1', 'The client has to prove who it is.']],
  ['404', ['7.1.1', 'There is no such stream.']],
  ['405', ['11.3.1', 'The stream does not allow this method.']],
  ['451', ['11.3.2', 'The server does not know a parameter.']],
  ['453', ['11.3.4', 'Not enough bandwidth.']],
  ['454', ['11.3.5', 'There is no such session, or it has expired.']],
  ['455', ['11.3.6', 'The method does not fit the state of the session.']],
  ['456', ['11.3.7', 'A header field does not fit the stream.']],
  ['457', ['11.3.8', 'The range lies outside the stream.']],
  ['459', ['11.3.10', 'The method works on single streams, not on all of them.']],
  ['460', ['11.3.11', 'The method works on all streams together only.']],
  ['461', ['11.3.12', 'None of the transports that the client offers is supported.']],
  ['501', ['7.1.1', 'The server does not know the method.']],
  ['505', ['7.1.1', 'The server does not speak this version.']],
  ['551', ['11.3.14', 'The server does not know a feature that Require names.']],
]);

export function methodTerm(method: string): FieldTerm {
  const [section, meaning] = methods.get(method) ?? [
    '10',
    'A method that RFC 2326 does not define.',
  ];
  return { name: 'Method', meaning, source: rfc2326(section) };
}

export function statusTerm(code: string): FieldTerm {
  const kinds = [
    '',
    'In progress.',
    'Success.',
    'Go elsewhere.',
    'The client erred.',
    'The server erred.',
  ];
  const [section, meaning] = statuses.get(code) ?? ['7.1.1', kinds[Number(code[0])] ?? ''];
  return { name: 'Status-Code', meaning, source: rfc2326(section) };
}
