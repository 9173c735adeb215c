/** The HTTP streaming lab: chunked or delimited by close, chunks of chosen sizes, raw responses. */
import { httpStreaming, httpStreamingEndpoints } from '../../../wire/mechanisms/http-streaming.ts';
import { mountEndpoint } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { createStoredBytes } from '../stored-bytes.ts';
import { streamChunks } from './chunks.ts';
import { streamFeed } from './feed-stream.ts';
import { type RawResponse, storeRaw, writeRaw } from './raw.ts';

export const httpStreamingLab: Lab = {
  mechanism: httpStreaming,
  mount(router, context) {
    const store = createStoredBytes<RawResponse>(context.random);
    const endpoints = httpStreamingEndpoints;
    mountEndpoint(router, endpoints.events, (request, response, query) =>
      streamFeed(context, request, response, query),
    );
    mountEndpoint(router, endpoints.chunks, (request, response, query) =>
      streamChunks(context, request, response, query),
    );
    mountEndpoint(router, endpoints.storeRaw, (request, response, query) =>
      storeRaw(context, store, request, response, query),
    );
    mountEndpoint(router, endpoints.raw, (request, response) =>
      writeRaw(context, store, request, response),
    );
  },
};
