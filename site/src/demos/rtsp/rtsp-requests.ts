/** A request as text: filled in from a template, with the number and the session of now. */
import type { RequestTemplate } from './rtsp-templates.ts';

/** What a request is filled in with. */
export interface RequestPlace {
  /** The run's own address of the cameras, without a slash at the end; null before there is a connection. */
  readonly base: string | null;
  /** Name of the stream: the first of `streamNames` where the template's path begins with it. */
  readonly stream: string;
  readonly cseq: number;
  /** Null where there is none. */
  readonly session: string | null;
}

/** What stands in an URL before the address is known. */
const unknownBase = 'rtsp://...';

/** The request with line feeds for an editor; it ends with an empty line. */
export function requestText(template: RequestTemplate, place: RequestPlace): string {
  const {
    method,
    path,
    version = 'RTSP/1.0',
    withoutCseq = false,
    session,
    fields = [],
  } = template;
  const named = session === true ? place.session : session;
  const lines = [
    `${method} ${place.base ?? unknownBase}/${path.replace(/^camera/, place.stream)} ${version}`,
    ...(withoutCseq ? [] : [`CSeq: ${place.cseq}`]),
    ...(named === null || named === undefined ? [] : [`Session: ${named}`]),
    ...fields,
  ];
  return `${lines.join('\n')}\n\n`;
}

/** The bytes that are sent: each line ends in CR LF, and nothing is added. */
export function requestBytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text.replaceAll(/\r?\n/g, '\r\n'));
}

/** What keeps the server waiting for more; null when nothing does. */
export function requestWarning(text: string): string | null {
  return /\n\r?\n/.test(text)
    ? null
    : 'No empty line: the server takes this for the beginning of a request and waits.';
}
