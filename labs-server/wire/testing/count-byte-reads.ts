/** How much work a decoder does, counted and not timed: the test of linear time does not depend on the machine. */

/**
 * How many bytes `decode` looks at when it is given `bytes`: one for every indexed read, and for every search, iteration
 * or text decoding as many as it covers. Characters that regular expressions match are added.
 */
export function countByteReads(bytes: Uint8Array, decode: (bytes: Uint8Array) => void): number {
  const counter = new ReadCounter();
  const restore = counter.watchBuiltIns();
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

  /** TextDecoder and RegExp are told what they read; returns the function that undoes it. */
  watchBuiltIns(): () => void {
    const { decode } = TextDecoder.prototype;
    const { exec } = RegExp.prototype;
    const addReads = (count: number): void => void (this.reads += count);
    const targets = this.#targets;
    TextDecoder.prototype.decode = function (this: TextDecoder, input, options): string {
      addReads(input?.byteLength ?? 0);
      const target = input instanceof Uint8Array ? (targets.get(input) ?? input) : input;
      return decode.call(this, target, options);
    };
    RegExp.prototype.exec = function (this: RegExp, text: string): RegExpExecArray | null {
      const match = exec.call(this, text);
      addReads(match === null ? text.length : match[0].length);
      return match;
    };
    return () => {
      TextDecoder.prototype.decode = decode;
      RegExp.prototype.exec = exec;
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
