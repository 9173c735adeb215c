/** The status codes of RTSP: RFC 2326 sections 7.1.1 and 11. Those that HTTP has too mean the same there. */
import type { FieldTerm } from '../field/field-reader.ts';

/** The section is empty where RFC 2326 defines the code in its table only. */
const statuses: ReadonlyMap<string, readonly [section: string, meaning: string]> = new Map([
  ['100', ['', 'The client may go on with its request.']],
  ['200', ['', 'The request was carried out.']],
  ['201', ['', 'What is recorded has a place now.']],
  ['250', ['11.1.1', 'There may be too little space for the whole recording.']],
  ['300', ['11.2', 'There are several to choose from.']],
  ['301', ['11.2', 'The stream is elsewhere.']],
  ['302', ['11.2', 'The stream is elsewhere for a while.']],
  ['303', ['11.2', 'The answer is elsewhere.']],
  ['304', ['11.2', 'It has not changed since the time that the client named.']],
  ['305', ['11.2', 'Only a proxy gives access.']],
  ['400', ['', 'The request is not RTSP.']],
  ['401', ['', 'The client has to prove who it is.']],
  ['402', ['', 'It has to be paid for.']],
  ['403', ['', 'The server refuses, whoever asks.']],
  ['404', ['', 'There is no such stream.']],
  ['405', ['11.3.1', 'The stream does not allow this method.']],
  ['406', ['', 'There is no description of a kind that the client accepts.']],
  ['407', ['', 'The client has to prove to a proxy who it is.']],
  ['408', ['', 'The request took too long to come.']],
  ['410', ['', 'The stream is gone for good.']],
  ['411', ['', 'The request needs a Content-Length.']],
  ['412', ['', 'A condition of the request is not met.']],
  ['413', ['', 'The body of the request is too large.']],
  ['414', ['', 'The URL is too long.']],
  ['415', ['', 'The body is of a kind that the server does not read.']],
  ['451', ['11.3.2', 'The recipient does not support a parameter.']],
  ['452', ['11.3.3', 'The server does not know the conference.']],
  ['453', ['11.3.4', 'Not enough bandwidth.']],
  ['454', ['11.3.5', 'There is no such session, or it has expired.']],
  ['455', ['11.3.6', 'The method does not fit the state of the session.']],
  ['456', ['11.3.7', 'A header field does not fit the stream.']],
  ['457', ['11.3.8', 'The range lies outside the stream.']],
  ['458', ['11.3.9', 'The parameter can be read, and not set.']],
  ['459', ['11.3.10', 'The method works on single streams, not on all of them.']],
  ['460', ['11.3.11', 'The method works on all streams together only.']],
  ['461', ['11.3.12', 'None of the transports that the client offers is supported.']],
  ['462', ['11.3.13', 'Nothing can be sent to the address of the client.']],
  ['500', ['', 'The server failed.']],
  ['501', ['', 'The server does not support the method.']],
  ['502', ['', 'The server behind this one answered wrongly.']],
  ['503', ['', 'The server is overloaded or in maintenance.']],
  ['504', ['', 'The server behind this one did not answer in time.']],
  ['505', ['', 'The server does not speak this version.']],
  ['551', ['11.3.14', 'An option that Require names is not supported.']],
]);

const kinds: readonly string[] = [
  '',
  'In progress.',
  'Success.',
  'Go elsewhere.',
  'The client erred.',
  'The server erred.',
];

/** The field of a status code, three digits: of one that RFC 2326 does not define, the meaning of its first digit. */
export function statusTerm(code: string): FieldTerm {
  const [section, meaning] = statuses.get(code) ?? ['', kinds[Number(code[0])] ?? ''];
  const source = { standard: 'RFC 2326', section: section === '' ? '7.1.1' : section };
  return { name: 'Status-Code', meaning, source };
}
