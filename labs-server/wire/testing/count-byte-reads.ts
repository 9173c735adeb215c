/** How much work a decoder does, counted and not timed: the test of linear time does not depend on the machine. */

/**
 * How many bytes `decode` looks at when it is given `bytes`: one for every indexed read, and for every search, iteration
 * or text decoding as many as it covers.
 */
export function countByteReads(bytes: Uint8Array, decode: (bytes: Uint8Array) => void): number {
  const counter = new ReadCounter();
  const restore = counter.watchTextDecoder();
  try {
    decode(counter.wrap(bytes));
  } finally {
    restore();
  }
  return counter.reads;
}

class ReadCounter {
  reads = 0;
  readonly #targets = new WeakMap<Uint8Array, Uint8Array>();

  /** Stands in for `target`, and counts what is read of it. */
  wrap(target: Uint8Array): Uint8Array {
    const proxy = new Proxy(target, { get: (_target, property) => this.#get(target, property) });
    this.#targets.set(proxy, target);
    return proxy;
  }

  /** TextDecoder tells what it reads; returns the function that undoes it. */
  watchTextDecoder(): () => void {
    const { decode } = TextDecoder.prototype;
    const read = (input: Uint8Array): Uint8Array => {
      this.reads += input.length;
      return this.#targets.get(input) ?? input;
    };
    TextDecoder.prototype.decode = function (this: TextDecoder, input = new Uint8Array()): string {
      return decode.call(this, read(input));
    };
    return () => {
      TextDecoder.prototype.decode = decode;
    };
  }

  #get(target: Uint8Array, property: string | symbol): unknown {
    if (typeof property === 'string' && Number.isInteger(Number(property))) this.reads += 1;
    if (property === Symbol.iterator) this.reads += target.length;
    if (property === 'subarray') {
      return (start?: number, end?: number) => this.wrap(target.subarray(start, end));
    }
    if (property === 'indexOf') {
      return (byte: number, start = 0) => this.#counted(target, start, target.indexOf(byte, start));
    }
    if (property === 'findIndex') {
      return (test: (byte: number) => boolean) => this.#counted(target, 0, target.findIndex(test));
    }
    const value: unknown = Reflect.get(target, property, target);
    return typeof value === 'function' ? value.bind(target) : value;
  }

  #counted(target: Uint8Array, start: number, found: number): number {
    this.reads += (found === -1 ? target.length : found + 1) - start;
    return found;
  }
}
