/** What a stage of a conversation works on, for tests: one direction's stream, and what the stages note of it. */
import type { BodyContent } from '../conversation/body-content.ts';
import type { BodyParts } from '../conversation/delimited-body-stage.ts';
import { Layers } from '../conversation/layers.ts';
import type { Stage, StreamContext } from '../conversation/stage.ts';
import type { Reason } from '../conversation/undecoded.ts';
import { UnitList } from '../conversation/unit-list.ts';
import type { ByteRange } from '../field/field.ts';
import type { Direction } from '../record.ts';
import { ascii } from './ascii.ts';

interface StageParts {
  readonly context: StreamContext;
  /** Appends `text` to the stream. */
  append(text: string): void;
  /** The stream grows by bytes that were not kept. */
  lose(byteLength: number): ByteRange;
  /** Kind, range and state of each unit, one line each. */
  unitLines(): string[];
}

export function createStageParts(direction: Direction = 'server-to-client'): StageParts {
  const layers = new Layers();
  const layer = layers.raw(direction);
  const units = new UnitList();
  return {
    context: { direction, layer, layers, units, faults: [], inflate: null },
    append: (text) => layer.store.append(ascii(text)),
    lose(byteLength) {
      const start = layer.byteLength;
      layer.store.skip(byteLength);
      return { start, end: start + byteLength };
    },
    unitLines: () =>
      units.all.map(({ kind, range, state }) => `${kind} [${range.start}, ${range.end}) ${state}`),
  };
}

/** Stands for the stage that reads on. */
interface NextStage extends Stage {
  readonly start: number;
  /** Null: the message before it was read to its end. */
  readonly why: Reason | null;
}

interface BodyStageParts extends StageParts {
  readonly parts: BodyParts;
  /** What the content was told, in order: `grow`, `skip 5`, `end complete`, `end <code>`. */
  readonly told: readonly string[];
  /** The body as its receiver sees it. */
  bodyText(): string;
}

function nextStage(start: number, why: Reason | null): NextStage {
  const stage: NextStage = {
    start,
    why,
    advance: () => null,
    skip: () => stage,
    refresh: () => {},
    abandon: () => ({ start, unit: null }),
  };
  return stage;
}

/** The parts of a body whose framing begins at byte 0. */
export function createBodyStageParts(): BodyStageParts {
  const stream = createStageParts();
  const layer = stream.context.layers.addBody('server-to-client', 'body', 0);
  const told: string[] = [];
  const content: BodyContent = {
    grow: () => void told.push('grow'),
    skip: (byteLength) => void told.push(`skip ${byteLength}`),
    end: (how) => void told.push(`end ${typeof how === 'string' ? how : how.code}`),
    refresh: () => {},
  };
  return {
    ...stream,
    told,
    bodyText: () =>
      Buffer.from(layer.slice({ start: 0, end: layer.byteLength })).toString('latin1'),
    parts: {
      layer,
      content,
      exchange: 4,
      after: (end) => nextStage(end, null),
      resync: nextStage,
    },
  };
}
