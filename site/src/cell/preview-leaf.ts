/** Previews of values that have no entries: primitives, functions, dates, regular expressions, bytes. */
import type { ConsoleValue } from './console-value.ts';

/** Of anything but a string, a function or an object. */
export function primitivePreview(value: unknown): ConsoleValue {
  if (value === null) return { kind: 'null', text: 'null' };
  if (typeof value === 'bigint') return { kind: 'bigint', text: `${value}n`.slice(0, 1000) };
  if (typeof value === 'number') {
    return { kind: 'number', text: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value === 'symbol') return { kind: 'symbol', text: String(value).slice(0, 200) };
  return { kind: typeof value === 'boolean' ? 'boolean' : 'undefined', text: String(value) };
}

export function functionText(value: { readonly name?: unknown }): string {
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  const name = typeof value.name === 'string' ? value.name.slice(0, 100) : '';
  return isClass ? `class ${name}`.trim() : `ƒ ${name}()`;
}

/** Null for an object that has entries of its own to show. */
export function leafPreview(value: object, maxBytes: number): ConsoleValue | null {
  if (value instanceof Date) {
    return {
      kind: 'date',
      text: Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString(),
    };
  }
  if (value instanceof RegExp) return { kind: 'object', text: String(value).slice(0, 1000) };
  if (ArrayBuffer.isView(value)) {
    return bytesPreview(
      value,
      new Uint8Array(value.buffer, value.byteOffset, value.byteLength),
      maxBytes,
    );
  }
  if (value instanceof ArrayBuffer) return bytesPreview(value, new Uint8Array(value), maxBytes);
  return null;
}

function bytesPreview(value: object, bytes: Uint8Array, maxBytes: number): ConsoleValue {
  const shown = bytes.subarray(0, maxBytes);
  const hex = Array.from(shown, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const text = `${classNameOf(value)}(${bytes.length} B) ${hex}`.trimEnd();
  const leftOut = bytes.length - shown.length;
  return leftOut > 0 ? { kind: 'bytes', text, leftOut } : { kind: 'bytes', text };
}

/** Name of the class of an object, as its constructor tells it. */
export function classNameOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return 'Object: null prototype';
  const name: unknown = (value as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === 'string' && name !== '' ? name.slice(0, 100) : 'Object';
}
