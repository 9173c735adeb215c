/** Reads requests one after the other: RFC 9112 sections 3 and 9.3. */
import { requestBodyFraming } from '../http1/body-framing.ts';
import { decodeRequestHead } from '../http1/decode-request-head.ts';
import { fieldValues, type RequestHead } from '../http1/message-head.ts';
import { createBodyStage } from './body-stage.ts';
import { speaksEngineIo } from './engine-io-target.ts';
import type { Exchanges } from './exchanges.ts';
import { HeadStage, resync, type HeadReader } from './head-stage.ts';
import { RawStage } from './raw-stage.ts';
import type { StreamContext, Undecoded } from './stage.ts';
import { requestTitle } from './titles.ts';
import { afterBrokenRule } from './undecoded.ts';
import { UpgradePendingStage } from './upgrade-pending-stage.ts';

export function createRequestHeads(
  context: StreamContext,
  exchanges: Exchanges,
): HeadReader<RequestHead> {
  const reader: HeadReader<RequestHead> = {
    kind: 'request-head',
    pendingTitle: 'request',
    decode: (bytes, options) => decodeRequestHead(bytes, options),
    exchangeOfNext: (afterGap) => exchanges.beginRequest(afterGap),
    title: requestTitle,
    next(head, exchange, end) {
      exchanges.setRequest(exchange, head);
      const framing = requestBodyFraming(head);
      if (framing.kind === 'malformed') {
        const why = afterBrokenRule(framing.fault.source);
        const stage = new RawStage(context, { start: end, unit: null }, exchange, why);
        return { stage, framing, malformed: true };
      }
      const readHead = ({ start, unit }: Undecoded) =>
        new HeadStage(context, reader, start, { exchange, gap: false, unit });
      const stage = createBodyStage(context, {
        framing,
        exchange,
        start: end,
        fieldLines: head.fieldLines,
        mayStreamEvents: false,
        mayCarryPackets: speaksEngineIo(head.requestTarget, 'polling'),
        after: (start) =>
          fieldValues(head.fieldLines, 'Upgrade').length > 0
            ? new UpgradePendingStage(context, start, exchange, readHead)
            : readHead({ start, unit: null }),
        resync: (start, why) => resync(context, reader, start, exchange, why),
      });
      return { stage, framing, malformed: false };
    },
  };
  return reader;
}
