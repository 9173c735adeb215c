/** What the ladder's chips say of a unit, and of heads in particular. */
import { beginningOf } from '../field/text.ts';
import type { RequestHead, ResponseHead } from '../http1/message-head.ts';

const maxTitleLength = 60;

/** A text that begins with so many bytes of UTF-8 fills a title: a UTF-16 code unit is made of at most three. */
export const titleTextBytes = 3 * maxTitleLength;

/** `text` in at most 60 characters (UTF-16 code units), the last an ellipsis where it is longer. */
export function limitTitle(text: string): string {
  return text.length > maxTitleLength ? `${beginningOf(text, maxTitleLength - 1)}…` : text;
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
