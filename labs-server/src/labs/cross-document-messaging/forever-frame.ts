/** The forever frame: a page that does not end, in which each event is a script (iframe streaming). */
import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { crossDocumentMessagingEndpoints } from '../../../wire/mechanisms/cross-document-messaging.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { openStream } from '../streamed-response.ts';
import { pageFields } from './html-page.ts';
import { scriptString } from './script-string.ts';

type Query = QueryOf<typeof crossDocumentMessagingEndpoints.forever>;

/**
 * How the pieces begin. Each event tells how large the document has grown: elements, and characters of its HTML.
 * @param nonce of CSP Level 3 section 2.3.1, because what the scripts will be is not known yet
 */
function opening({ to, paddingBytes }: Query, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>The forever frame</title>
<script nonce="${nonce}">
function event(event) {
  const elements = document.getElementsByTagName('*').length;
  const characters = document.documentElement.outerHTML.length;
  parent.postMessage({ ...event, elements, characters }, ${scriptString(to)});
}
</script>
${paddingBytes > 0 ? `<!--${' '.repeat(Math.max(paddingBytes - 7, 0))}-->\n` : ''}`;
}

export function streamForever(
  context: LabContext,
  request: Request,
  response: Response,
  query: Query,
): void {
  const { session, run, connection } = context.callerOf(request);
  const nonce = randomBytes(12).toString('base64');
  const origins = context.pageOriginsOf(response);
  const to = query.to === '' ? (origins.ancestors[0] ?? '') : query.to;
  const fields = pageFields(origins, [`'nonce-${nonce}'`]);
  const stream = openStream(context, request, response, { framing: 'chunked', fields });
  if (stream === null) return;
  const json = query.escaped ? scriptString : JSON.stringify;
  const piece = (value: object) => `<script nonce="${nonce}">event(${json(value)})</script>\n`;
  stream.write(opening({ ...query, to }, nonce));
  const feed = context.feeds.get(session, run, { intervalUs: query.intervalMs * 1_000 });
  let left = query.count ?? Infinity;
  const end = (): void => {
    stream.write('</html>\n');
    stream.end();
  };
  const stop = feed.subscribe({ mechanism: 'cross-document-messaging', connection }, query.since, {
    onEvents(events) {
      for (const event of events.slice(0, left)) stream.write(piece(event));
      left -= events.length;
      if (left <= 0) end();
    },
    onReset: (range) => stream.write(piece({ reset: true, ...range })),
    onComplete: end,
    onDropped: end,
  });
  stream.onGone(stop);
}
