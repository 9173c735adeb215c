/** What the ladder's chips say about heads. */
import type { RequestHead, ResponseHead } from '../http1/message-head.ts';

const maxTitleLength = 60;

/** `text` in at most 60 characters. */
export function limitTitle(text: string): string {
  return text.length > maxTitleLength ? `${text.slice(0, maxTitleLength - 1)}…` : text;
}

/** `GET /server-sent-events/clock`: the path within the lab, without session, run and query. */
export function requestTitle({ method, requestTarget }: RequestHead): string {
  const [path = ''] = requestTarget.split('?');
  const withinLab = path.replace(/^\/s\/[^/]+\/\d+(?=\/)/, '');
  return limitTitle(`${method} ${withinLab}`);
}

/** `200 OK`. */
export function responseTitle({ statusCode, reasonPhrase }: ResponseHead): string {
  return limitTitle(`${statusCode} ${reasonPhrase}`.trimEnd());
}
