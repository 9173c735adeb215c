/** Puts the readers of both directions together. */
import type { ByteRange } from '../field/field.ts';
import type { Direction } from '../record.ts';
import type { Conversation, Fault, Unit } from './conversation.ts';
import { DirectionReader } from './direction-reader.ts';
import { Exchanges } from './exchanges.ts';
import { HeadStage } from './head-stage.ts';
import { Layers } from './layers.ts';
import { createRequestHeads } from './request-heads.ts';
import { createResponseHeads } from './response-heads.ts';
import type { StreamContext } from './stage.ts';
import { UnitList } from './unit-list.ts';

/**
 * A conversation without bytes. Never throws, whatever is appended. Time is linear in what is appended, however it is
 * split; reading `units` brings the units that are not whole up to date.
 */
export function createConversation(): Conversation {
  const layers = new Layers();
  const units = new UnitList();
  const faults: Fault[] = [];
  const readers = createReaders(layers, units, faults);
  const refresh = () => {
    readers['client-to-server'].refresh();
    readers['server-to-client'].refresh();
  };
  return {
    append: (direction, bytes) => readers[direction].append(bytes),
    skip: (direction, byteLength) => readers[direction].skip(byteLength),
    end: (direction) => readers[direction].end(),
    get units() {
      refresh();
      return units.all;
    },
    faults,
    layers: layers.all,
    unitsAt(direction, rawRange) {
      refresh();
      return findUnits(layers, units, direction, rawRange);
    },
  };
}

function createReaders(
  layers: Layers,
  units: UnitList,
  faults: Fault[],
): Record<Direction, DirectionReader> {
  const exchanges = new Exchanges();
  const contextOf = (direction: Direction): StreamContext => ({
    direction,
    layer: layers.raw(direction),
    layers,
    units,
    faults,
  });
  const start = { exchange: 0, gap: false };
  const requestContext = contextOf('client-to-server');
  const requestHeads = createRequestHeads(requestContext, exchanges);
  const requests = new DirectionReader(
    requestContext,
    new HeadStage(requestContext, requestHeads, 0, start),
  );
  const responseContext = contextOf('server-to-client');
  const responseHeads = createResponseHeads(responseContext, exchanges, (reader, exchange) =>
    requests.switchTo(reader, exchange),
  );
  const responses = new DirectionReader(
    responseContext,
    new HeadStage(responseContext, responseHeads, 0, start),
  );
  return { 'client-to-server': requests, 'server-to-client': responses };
}

function findUnits(
  layers: Layers,
  units: UnitList,
  direction: Direction,
  rawRange: ByteRange,
): Unit[] {
  const bodies = layers.bodiesIn(direction, rawRange);
  return [
    ...units.inRange(layers.raw(direction).key, rawRange),
    ...bodies.flatMap(({ key, map }) =>
      map.fromParent(rawRange).flatMap((range) => units.inRange(key, range)),
    ),
  ];
}
