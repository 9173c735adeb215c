/** How much work a function does, counted and not timed: the test of linear time does not depend on the machine. */
import { Session } from 'node:inspector';

/**
 * Steps that `run` takes: how often each block of code of our own modules is entered, as the engine's precise
 * coverage counts them, and how many bytes or characters the built-in searches and decoders are given.
 */
export function countSteps(run: () => void): number {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const builtIns = countBuiltIns();
  try {
    run();
  } finally {
    builtIns.restore();
  }
  const blocks = takeBlockCounts(session);
  session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
  return blocks + builtIns.count();
}

function takeBlockCounts(session: Session): number {
  let steps = 0;
  // The callback runs before post() returns: the session is on this thread.
  session.post('Profiler.takePreciseCoverage', (error, coverage) => {
    if (error !== null) throw error;
    for (const script of coverage.result) {
      if (!script.url.includes('/wire/')) continue;
      for (const { ranges } of script.functions) {
        for (const range of ranges) steps += range.count;
      }
    }
  });
  return steps;
}

/** Lets the built-ins that our decoders use add up how many bytes or characters they look at. */
function countBuiltIns(): { count: () => number; restore: () => void } {
  let steps = 0;
  const { indexOf } = Uint8Array.prototype;
  const { decode } = TextDecoder.prototype;
  const { exec } = RegExp.prototype;
  Uint8Array.prototype.indexOf = function (byte: number, start = 0): number {
    const found = indexOf.call(this, byte, start);
    steps += (found === -1 ? this.length : found) - start;
    return found;
  };
  TextDecoder.prototype.decode = function (this: TextDecoder, input, options): string {
    steps += input?.byteLength ?? 0;
    return decode.call(this, input, options);
  };
  RegExp.prototype.exec = function (this: RegExp, text: string): RegExpExecArray | null {
    const match = exec.call(this, text);
    steps += match === null ? text.length : match[0].length;
    return match;
  };
  const restore = (): void => {
    Uint8Array.prototype.indexOf = indexOf;
    TextDecoder.prototype.decode = decode;
    RegExp.prototype.exec = exec;
  };
  return { count: () => steps, restore };
}
