/** The status codes that this lecture meets, one sentence each: most are of RFC 9110 section 15. */
import type { Source } from '../field/field.ts';

const knownStatuses: ReadonlyMap<number, readonly [section: string, meaning: string]> = new Map([
  [100, ['15.2.1', 'Continue: the client may send the body. The final response is still to come.']],
  [101, ['15.2.2', 'Switching Protocols: after this head the connection speaks another protocol.']],
  [200, ['15.3.1', 'OK: the request succeeded.']],
  [201, ['15.3.2', 'Created: the request made a new resource.']],
  [202, ['15.3.3', 'Accepted: the work is not done yet.']],
  [204, ['15.3.5', 'No Content: success without a body. It also tells an EventSource to stop.']],
  [301, ['15.4.2', 'Moved Permanently: the resource has a new URI.']],
  [302, ['15.4.3', 'Found: the resource is elsewhere for now.']],
  [304, ['15.4.5', 'Not Modified: what the client has is still fresh, so there is no body.']],
  [307, ['15.4.8', 'Temporary Redirect: repeat the same request elsewhere.']],
  [400, ['15.5.1', 'Bad Request: the server could not make sense of the request.']],
  [403, ['15.5.4', 'Forbidden: the server understood and refuses.']],
  [404, ['15.5.5', 'Not Found: there is nothing at this target.']],
  [405, ['15.5.6', 'Method Not Allowed: the target exists, but not for this method.']],
  [408, ['15.5.9', 'Request Timeout: the request took too long to arrive.']],
  [409, ['15.5.10', 'Conflict: the request does not fit the state of the target.']],
  [410, ['15.5.11', 'Gone: what was here will not come back.']],
  [413, ['15.5.14', 'Content Too Large: the body is larger than the server takes.']],
  [414, ['15.5.15', 'URI Too Long: the request-target is longer than the server takes.']],
  [421, ['15.5.20', 'Misdirected Request: this server does not answer for that host.']],
  [426, ['15.5.22', 'Upgrade Required: the server wants another protocol.']],
  [500, ['15.6.1', 'Internal Server Error: the server failed.']],
  [502, ['15.6.3', 'Bad Gateway: an intermediary got a broken response.']],
  [503, ['15.6.4', 'Service Unavailable: try again later.']],
  [504, ['15.6.5', 'Gateway Timeout: an intermediary waited too long for a response.']],
  [505, ['15.6.6', 'HTTP Version Not Supported.']],
]);

/** Codes that other standards define. */
const furtherStatuses: ReadonlyMap<
  number,
  readonly [standard: string, section: string, meaning: string]
> = new Map([
  [103, ['RFC 8297', '2', 'Early Hints: fields that the final response will probably have.']],
  [429, ['RFC 6585', '4', 'Too Many Requests: the client asks for too much.']],
  [431, ['RFC 6585', '5', 'Request Header Fields Too Large: the head is too long.']],
  [508, ['RFC 5842', '7.2', 'Loop Detected: the request came back to where it was.']],
]);

const classes: readonly (readonly [section: string, meaning: string])[] = [
  ['15.2', 'Informational: an interim response; the final one follows.'],
  ['15.3', 'Successful.'],
  ['15.4', 'Redirection: the client has more to do.'],
  ['15.5', 'Client error: the request is at fault.'],
  ['15.6', 'Server error: the request may be right.'],
];

/** What `statusCode` (100 to 999) says; an unknown code means what its class means. */
export function statusMeaning(statusCode: number): { meaning: string; source: Source } {
  const further = furtherStatuses.get(statusCode);
  if (further) {
    const [standard, section, meaning] = further;
    return { meaning, source: { standard, section } };
  }
  const known = knownStatuses.get(statusCode) ?? classes[Math.floor(statusCode / 100) - 1];
  const [section, meaning] = known ?? [
    '15',
    'Outside the five classes: treat it as a server error.',
  ];
  return { meaning, source: { standard: 'RFC 9110', section } };
}
