/** The response of an RTSP server (RFC 2326 section 7). */

export interface RtspResponse {
  readonly status: Status;
  readonly fields?: readonly (readonly [name: string, value: string])[];
  /** An entity, with its media type. */
  readonly body?: { readonly type: string; readonly text: string };
}

/** RFC 2326 section 7.1.1, those that this server gives. */
const reasonPhrases = {
  200: 'OK',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Large',
  415: 'Unsupported Media Type',
  451: 'Parameter Not Understood',
  453: 'Not Enough Bandwidth',
  454: 'Session Not Found',
  455: 'Method Not Valid in This State',
  459: 'Aggregate Operation Not Allowed',
  460: 'Only Aggregate Operation Allowed',
  461: 'Unsupported Transport',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  505: 'RTSP Version Not Supported',
  551: 'Option not supported',
} as const;

export type Status = keyof typeof reasonPhrases;

/** A refusal whose body says in one sentence what was wrong, and what would be right. */
export function refusal(
  status: Status,
  text: string,
  fields?: RtspResponse['fields'],
): RtspResponse {
  const body = { type: 'text/plain; charset=utf-8', text: `${text}\r\n` };
  return fields === undefined ? { status, body } : { status, fields, body };
}

/** @param cseq the request's; `null` where it had none that could be read */
export function renderResponse(response: RtspResponse, cseq: string | null): Buffer {
  const { status, fields = [], body } = response;
  const text = Buffer.from(body?.text ?? '');
  const lines = [
    `RTSP/1.0 ${status} ${reasonPhrases[status]}`,
    ...(cseq === null ? [] : [`CSeq: ${cseq}`]),
    'Server: Wireside',
    ...fields.map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [`Content-Type: ${body.type}`, `Content-Length: ${text.length}`]),
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), text]);
}
