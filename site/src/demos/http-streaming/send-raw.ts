/** Sends a response that a student typed to the student's own request, and tells what script sees of it. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { wireBytes } from './chunked-text.ts';
import { nothingSeen, type MicroscopeReport } from './microscope-report.ts';

/** Stores the bytes, then fetches them. `tell` gets the report whenever script learned something. */
export async function sendRaw(
  lab: LabApi,
  response: string,
  tell: (report: MicroscopeReport) => void,
): Promise<void> {
  const stored = await fetch(lab.url('/http-streaming/raw'), {
    method: 'POST',
    body: new Blob([wireBytes(response).slice()]),
    signal: lab.signal,
  });
  if (!stored.ok) throw new Error(await problemText(stored));
  const { name } = (await stored.json()) as { readonly name: string };
  let report = nothingSeen;
  const say = (line: string, change: Partial<MicroscopeReport> = {}): void => {
    report = { ...report, ...change, lines: [...report.lines, line] };
    tell(report);
  };
  try {
    const answer = await fetch(lab.url(`/http-streaming/raw/${name}`), {
      cache: 'no-store',
      signal: lab.signal,
    });
    say(`status ${answer.status}`);
    await readAll(answer, say);
    say('done: the body is complete', { outcome: 'complete' });
  } catch (error) {
    if (lab.signal.aborted) throw error;
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    say(words, { outcome: 'failed' });
  }
}

async function readAll(answer: Response, say: (line: string) => void): Promise<void> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) return;
    const piece = decoder.decode(next.value, { stream: true });
    say(`read() gave ${next.value.length} bytes: ${JSON.stringify(piece)}`);
  }
}
