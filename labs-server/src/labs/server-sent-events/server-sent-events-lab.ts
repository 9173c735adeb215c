/** The server-sent events lab: streams, answers that EventSource gives up on, and a switch that cuts them all. */
import {
  serverSentEvents,
  serverSentEventsEndpoints as endpoints,
} from '../../../wire/mechanisms/server-sent-events.ts';
import { mountEndpoint, sendJson } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { createStoredBytes } from '../stored-bytes.ts';
import { answer } from './answer.ts';
import { streamClock } from './clock.ts';
import { streamCredentials } from './credentials.ts';
import { type EventStreamLab, openEventStream } from './event-stream-response.ts';
import { streamEvents } from './events.ts';
import { createOpenStreams } from './open-streams.ts';
import { serveText, storeText, type StoredText } from './text.ts';

export const serverSentEventsLab: Lab = {
  mechanism: serverSentEvents,
  mount(router, context) {
    const lab: EventStreamLab = { context, open: createOpenStreams() };
    const texts = createStoredBytes<StoredText>(context.random);
    mountEndpoint(router, endpoints.clock, (...exchange) => streamClock(lab, ...exchange));
    mountEndpoint(router, endpoints.events, (...exchange) => streamEvents(lab, ...exchange));
    mountEndpoint(router, endpoints.answer, (...exchange) => answer(lab, ...exchange));
    mountEndpoint(router, endpoints.credentials, (...exchange) =>
      streamCredentials(lab, ...exchange),
    );
    mountEndpoint(router, endpoints.storeText, (request, response) =>
      storeText(lab, texts, request, response),
    );
    mountEndpoint(router, endpoints.text, (...exchange) => serveText(lab, texts, ...exchange));
    mountEndpoint(router, endpoints.held, (request, response, { seconds }) => {
      const stream = openEventStream(lab, request, response, {});
      stream?.onGone(context.clock.after(seconds * 1_000, () => stream.end()));
    });
    mountEndpoint(router, endpoints.kill, (request, response, { how }) => {
      const streams = lab.open.of(context.callerOf(request));
      const reason = `You asked the lab to cut this connection (POST /kill?how=${how}).`;
      for (const stream of streams) context.cut(stream, how, reason);
      sendJson(response, 200, { cut: streams.length });
    });
  },
};
