/** Finds the student's lines in a stack trace; frames of the runner and of the browser are left out. */
import type { ErrorPosition, StackFrame } from './console-value.ts';

const maxFrames = 10;

/** Frames of `stack` that lie in `fileName`, innermost first. Reads V8's, SpiderMonkey's and JavaScriptCore's forms. */
export function framesOf(stack: string, fileName: string): StackFrame[] {
  const name = fileName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?:^|[\\s(@/])${name}:(\\d+):(\\d+)\\)?\\s*$`);
  const frames: StackFrame[] = [];
  for (const line of stack.split('\n')) {
    const match = pattern.exec(line);
    if (match === null || frames.length === maxFrames) continue;
    frames.push({
      functionName: functionNameOf(line),
      line: Number(match[1]),
      column: Number(match[2]),
    });
  }
  return frames;
}

function functionNameOf(line: string): string {
  const v8 = /^\s*at (?:async )?(?:new )?([^\s(]+) (?:\[as [^\]]+\] )?\(/.exec(line);
  if (v8?.[1] !== undefined) return v8[1];
  const at = /^([^@\s]+)@/.exec(line);
  return at?.[1] ?? '';
}

/** The innermost of `frames`, or null. */
export function innermost(frames: readonly StackFrame[]): ErrorPosition | null {
  const first = frames[0];
  return first === undefined ? null : { line: first.line, column: first.column };
}
