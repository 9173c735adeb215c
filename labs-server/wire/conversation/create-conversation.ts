/** Puts the readers of both directions together. */
import type { ByteRange } from '../field/field.ts';
import type { Direction } from '../record.ts';
import type { Conversation, Fault, Unit } from './conversation.ts';
import { DirectionReader } from './direction-reader.ts';
import { Exchanges } from './exchanges.ts';
import { HeadStage } from './head-stage.ts';
import type { Inflate } from './inflate.ts';
import { Layers } from './layers.ts';
import { createRequestHeads } from './request-heads.ts';
import { createResponseHeads } from './response-heads.ts';
import type { StreamContext } from './stage.ts';
import { UnitList } from './unit-list.ts';

export interface ConversationOptions {
  /** Inflates compressed messages; without it they stay compressed, and their units say so. */
  readonly inflate?: Inflate | null;
}

/**
 * A conversation without bytes. Never throws, whatever is appended. Time is linear in what is appended, however it is
 * split; reading `units` brings the units that are not whole up to date.
 */
export function createConversation({ inflate = null }: ConversationOptions = {}): Conversation {
  const layers = new Layers();
  const units = new UnitList();
  const faults: Fault[] = [];
  const readers = createReaders({ layers, units, faults, inflate });
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
  shared: Omit<StreamContext, 'direction' | 'layer'>,
): Record<Direction, DirectionReader> {
  const exchanges = new Exchanges();
  const contextOf = (direction: Direction): StreamContext => ({
    ...shared,
    direction,
    layer: shared.layers.raw(direction),
  });
  const start = { exchange: 0, gap: false };
  const requestContext = contextOf('client-to-server');
  const requestHeads = createRequestHeads(requestContext, exchanges);
  const requests = new DirectionReader(
    requestContext,
    new HeadStage(requestContext, requestHeads, 0, start),
  );
  const responseContext = contextOf('server-to-client');
  const responseHeads = createResponseHeads(responseContext, exchanges, requests);
  const responses = new DirectionReader(
    responseContext,
    new HeadStage(responseContext, responseHeads, 0, start),
  );
  return { 'client-to-server': requests, 'server-to-client': responses };
}

/** A range of a layer. */
interface Place {
  readonly layer: number;
  readonly range: ByteRange;
}

function findUnits(
  layers: Layers,
  units: UnitList,
  direction: Direction,
  rawRange: ByteRange,
): Unit[] {
  const raw = layers.raw(direction).key;
  const found = units.inRange(raw, rawRange);
  for (let level: Place[] = [{ layer: raw, range: rawRange }]; level.length > 0;) {
    level = level.flatMap(({ layer, range }) =>
      layers
        .childrenIn(layer, range)
        .flatMap((child) =>
          child.fromParent(range).map((inChild) => ({ layer: child.key, range: inChild })),
        ),
    );
    found.push(...level.flatMap(({ layer, range }) => units.inRange(layer, range)));
  }
  return found;
}
