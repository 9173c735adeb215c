/** The lab of cross-document messaging: documents that listen and check, an attacker's helper, the forever frame. */
import type { Response } from 'express';
import {
  crossDocumentMessaging,
  crossDocumentMessagingEndpoints as endpoints,
} from '../../../wire/mechanisms/cross-document-messaging.ts';
import { sendProblem } from '../../problem/problem.ts';
import { mountEndpoint } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { documentPage, relayPage } from './document-page.ts';
import { streamForever } from './forever-frame.ts';
import { hashSource, pageFields } from './html-page.ts';
import { pageScripts } from './page-files.ts';

export const crossDocumentMessagingLab: Lab = {
  mechanism: crossDocumentMessaging,
  mount(router, context) {
    mountEndpoint(router, endpoints.document, (request, response, query) => {
      const origins = context.pageOriginsOf(response);
      const own = `${request.protocol}://${request.headers.host ?? ''}`;
      const { html, script, style } = documentPage(query, own, origins.labs[0] ?? own);
      send(
        response,
        html,
        pageFields(origins, ["'self'", hashSource(script)], [hashSource(style)]),
      );
    });
    mountEndpoint(router, endpoints.relay, (_request, response) =>
      send(response, relayPage, pageFields(context.pageOriginsOf(response), ["'self'"])),
    );
    mountEndpoint(router, endpoints.forever, (...exchange) => streamForever(context, ...exchange));
    mountEndpoint(router, endpoints.script, (request, response) => {
      const script = pageScripts.get(String(request.params['name']));
      if (script !== undefined) {
        send(response, script, { 'Content-Type': 'text/javascript; charset=utf-8' });
        return;
      }
      const detail = `There is no such script. There are ${[...pageScripts.keys()].join(', ')}.`;
      sendProblem(response, { status: 404, code: 'script-unknown', detail });
    });
  },
};

function send(response: Response, text: string, fields: Readonly<Record<string, string>>): void {
  response.writeHead(200, {
    'Cache-Control': 'no-store',
    ...fields,
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
