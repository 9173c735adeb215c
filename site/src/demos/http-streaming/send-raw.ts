/** Sends a response that a student typed to the student's own request, and tells what script sees of it. */
import type { LabApi } from '../../cell/lab-api.ts';
import { wireBytes } from './chunked-text.ts';

/** Stores the bytes, then fetches them. `say` gets a line for each thing that script learns. */
export async function sendRaw(
  lab: LabApi,
  response: string,
  say: (line: string) => void,
): Promise<void> {
  const stored = await fetch(lab.url('/http-streaming/raw'), {
    method: 'POST',
    body: new Blob([wireBytes(response).slice()]),
    signal: lab.signal,
  });
  if (!stored.ok) throw new Error(`the lab server did not take the response: ${stored.status}`);
  const { url } = (await stored.json()) as { readonly url: string };
  try {
    const answer = await fetch(url, { cache: 'no-store', signal: lab.signal });
    say(`status ${answer.status}`);
    await readAll(answer, say);
  } catch (error) {
    if (lab.signal.aborted) throw error;
    say(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  }
}

async function readAll(answer: Response, say: (line: string) => void): Promise<void> {
  const reader = answer.body?.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const next = await reader?.read();
    if (next === undefined || next.done) break;
    say(`read() gave ${next.value.length} bytes: ${JSON.stringify(decoder.decode(next.value))}`);
  }
  say('done: the body is complete');
}
