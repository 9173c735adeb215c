/** Reads what the page sends: exactly the shapes of `ToMallory`. */
import type { ToMallory } from '../../../wire/mallory-message.ts';

export type Reading =
  | { readonly ok: true; readonly message: ToMallory }
  | { readonly ok: false; readonly detail: string };

const shapes =
  'Send JSON: {"type":"offer","sdp":…}, {"type":"answer","sdp":…} or {"type":"reveal"}.';

export function readToMallory(text: string | Uint8Array): Reading {
  if (typeof text !== 'string') return { ok: false, detail: `The message is binary. ${shapes}` };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, detail: `The message is not JSON. ${shapes}` };
  }
  if (typeof value === 'object' && value !== null && 'type' in value) {
    const { type } = value;
    if (type === 'reveal') return { ok: true, message: { type } };
    const sdp = 'sdp' in value ? value.sdp : null;
    if ((type === 'offer' || type === 'answer') && typeof sdp === 'string') {
      return { ok: true, message: { type, sdp } };
    }
  }
  return { ok: false, detail: `The message has none of the known shapes. ${shapes}` };
}
