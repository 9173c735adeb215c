/** Makes the preview of a logged value: a snapshot, bounded in depth, entries and characters. Never throws. */
import type { ConsoleEntry, ConsoleValue } from './console-value.ts';
import { framesOf } from './error-position.ts';
import { listEntries, MapKey, type Listed } from './list-entries.ts';
import { classNameOf, functionText, leafPreview, primitivePreview } from './preview-leaf.ts';
import { platformPreview } from './preview-platform-object.ts';

export interface PreviewLimits {
  readonly depth: number;
  /** Entries of one object. */
  readonly entries: number;
  /** Values of a whole line. */
  readonly values: number;
  /** Characters of one string. */
  readonly characters: number;
  /** Bytes shown of a buffer. */
  readonly bytes: number;
}

export const previewLimits: PreviewLimits = {
  depth: 5,
  entries: 100,
  values: 500,
  characters: 5000,
  bytes: 64,
};

/** Previews of one call's values; they share the limit of values. `fileName` is the student's, for stacks. */
export function previewValues(
  values: readonly unknown[],
  fileName: string,
  limits: PreviewLimits = previewLimits,
): ConsoleValue[] {
  const walk = new PreviewWalk(limits, fileName);
  return values.slice(0, limits.entries).map((value) => walk.preview(value, 0));
}

class PreviewWalk {
  readonly limits: PreviewLimits;
  readonly fileName: string;
  readonly ancestors = new Set<object>();
  valuesLeft: number;

  constructor(limits: PreviewLimits, fileName: string) {
    this.limits = limits;
    this.fileName = fileName;
    this.valuesLeft = limits.values;
  }

  preview(value: unknown, depth: number): ConsoleValue {
    this.valuesLeft -= 1;
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'function') return { kind: 'function', text: functionText(value) };
    if (typeof value !== 'object' || value === null) return primitivePreview(value);
    if (this.ancestors.has(value)) return { kind: 'cycle', text: classNameOf(value) };
    try {
      return this.object(value, depth);
    } catch {
      // A Proxy's trap or an exotic object may throw on any look.
      return { kind: 'cut', text: 'an object that cannot be inspected' };
    }
  }

  text(value: string): ConsoleValue {
    const over = value.length - this.limits.characters;
    if (over <= 0) return { kind: 'string', text: value };
    return { kind: 'string', text: value.slice(0, this.limits.characters), leftOut: over };
  }

  object(value: object, depth: number): ConsoleValue {
    const leaf = leafPreview(value, this.limits.bytes);
    if (leaf !== null) return leaf;
    if (value instanceof Error) return this.error(value, depth);
    const platform = platformPreview(value);
    if (platform !== null && platform.attributes === null) {
      return { kind: 'object', text: platform.text };
    }
    const text = platform?.text ?? containerText(value);
    if (depth >= this.limits.depth || this.valuesLeft <= 0) return { kind: 'cut', text };
    this.ancestors.add(value);
    const listed = platform?.attributes ?? listEntries(value, this.limits.entries);
    const preview = this.container(value, text, listed, depth);
    this.ancestors.delete(value);
    return preview;
  }

  container(value: object, text: string, listed: Listed, depth: number): ConsoleValue {
    const entries: ConsoleEntry[] = [];
    for (const [key, entry] of listed.entries) {
      if (this.valuesLeft <= 0) break;
      entries.push({ key: this.key(key, depth), value: this.preview(entry, depth + 1) });
    }
    const leftOut = listed.size - entries.length;
    const kind = containerKind(value);
    return leftOut > 0 ? { kind, text, entries, leftOut } : { kind, text, entries };
  }

  key(key: unknown, depth: number): ConsoleEntry['key'] {
    if (key instanceof MapKey) return this.preview(key.key, depth + 1);
    return key === null ? null : String(key).slice(0, 200);
  }

  error(value: Error, depth: number): ConsoleValue {
    const frames = framesOf(String(value.stack ?? ''), this.fileName);
    const text = `${value.name}: ${value.message}`.slice(0, this.limits.characters);
    const entries: ConsoleEntry[] = [];
    this.ancestors.add(value);
    if (value.cause !== undefined && depth < this.limits.depth) {
      entries.push({ key: 'cause', value: this.preview(value.cause, depth + 1) });
    }
    if (value instanceof AggregateError && depth < this.limits.depth) {
      entries.push({ key: 'errors', value: this.preview(value.errors, depth + 1) });
    }
    this.ancestors.delete(value);
    return entries.length > 0
      ? { kind: 'error', text, frames, entries }
      : { kind: 'error', text, frames };
  }
}

function containerKind(value: object): 'array' | 'map' | 'set' | 'object' {
  if (Array.isArray(value)) return 'array';
  if (value instanceof Map) return 'map';
  return value instanceof Set ? 'set' : 'object';
}

function containerText(value: object): string {
  const name = classNameOf(value);
  if (Array.isArray(value)) return `${name}(${value.length})`;
  return value instanceof Map || value instanceof Set ? `${name}(${value.size})` : name;
}
