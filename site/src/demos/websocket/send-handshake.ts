/** Has the lab send a student's bytes to itself on a connection of their own. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { handshakeBytes } from './handshake-text.ts';

/** Settles when the server has closed or is quiet; what came back is in the records of the run. */
export async function sendHandshake(lab: LabApi, text: string, early: boolean): Promise<void> {
  const response = await fetch(lab.url('/websocket/raw', early ? { early } : {}), {
    method: 'POST',
    body: new Blob([handshakeBytes(text).slice()]),
    signal: lab.signal,
  });
  if (!response.ok) throw new Error(await problemText(response));
  await response.arrayBuffer();
}
