/** Reads responses one after the other, each for the request that it answers: RFC 9112 sections 4 and 9.3. */
import { responseBodyFraming } from '../http1/body-framing.ts';
import { decodeResponseHead } from '../http1/decode-response-head.ts';
import { fieldValues, type RequestHead, type ResponseHead } from '../http1/message-head.ts';
import { createBodyStage } from './body-stage.ts';
import type { DirectionReader } from './direction-reader.ts';
import { speaksEngineIo } from './engine-io-target.ts';
import type { Exchanges } from './exchanges.ts';
import { HeadStage, resync, type HeadReader } from './head-stage.ts';
import { RawStage } from './raw-stage.ts';
import type { StreamContext } from './stage.ts';
import { responseTitle } from './titles.ts';
import { afterBrokenRule } from './undecoded.ts';
import { readTunnel, type UpgradeReader, upgradeReaderFor } from './upgrade-readers.ts';

/** `requests` reads the other direction: how it goes on depends on the responses. */
export function createResponseHeads(
  context: StreamContext,
  exchanges: Exchanges,
  requests: DirectionReader,
): HeadReader<ResponseHead> {
  const reader: HeadReader<ResponseHead> = {
    kind: 'response-head',
    pendingTitle: 'response',
    decode: (bytes, options) => decodeResponseHead(bytes, options),
    exchangeOfNext: (afterGap) => exchanges.currentResponse(afterGap),
    title: responseTitle,
    next(head, exchange, end) {
      const request = exchanges.requestOf(exchange);
      const framing = responseBodyFraming(head, request?.method ?? 'GET');
      if (framing.kind === 'malformed') {
        const why = afterBrokenRule(framing.fault.source);
        const stage = new RawStage(context, { start: end, unit: null }, exchange, why);
        return { stage, framing, malformed: true };
      }
      if (framing.kind === 'tunnel') {
        const read = readerAfter(head);
        const upgrade = { exchange, request, response: head };
        requests.switchTo((requestContext, from) => read(requestContext, from, upgrade));
        const stage = read(context, { start: end, unit: null }, upgrade);
        return { stage, framing, malformed: false };
      }
      // An interim response (RFC 9110 section 15.2) does not answer the request yet.
      if (head.statusCode >= 200) {
        exchanges.endResponse(exchange);
        requests.answered(exchange);
      }
      const stage = createBodyStage(context, {
        framing,
        exchange,
        start: end,
        fieldLines: head.fieldLines,
        mayStreamEvents: true,
        mayCarryPackets: answersPoll(head, request),
        after: (start) => new HeadStage(context, reader, start, { exchange, gap: false }),
        resync: (start, why) => resync(context, reader, start, exchange, why),
      });
      return { stage, framing, malformed: false };
    },
  };
  return reader;
}

/** What reads both directions after a head with which HTTP ends. */
function readerAfter({ statusCode, fieldLines }: ResponseHead): UpgradeReader {
  if (statusCode !== 101) return readTunnel;
  return upgradeReaderFor(fieldValues(fieldLines, 'Upgrade').join(','));
}

/** True for what a poll of Engine.IO gets; a POST gets `ok`. */
function answersPoll({ statusCode }: ResponseHead, request: RequestHead | null): boolean {
  const polls = request?.method === 'GET' && speaksEngineIo(request.requestTarget, 'polling');
  return polls && statusCode === 200;
}
