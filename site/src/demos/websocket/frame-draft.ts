/** A frame as somebody is writing it: what stands in the inputs, and what it comes to. */
import { parseHex } from '@wireside/labs-server/wire/field/parse-hex.ts';
import { encodeFrame, joinBytes, type FrameParts, type LengthForm } from './encode-frame.ts';

export interface FrameDraft {
  readonly fin: boolean;
  readonly rsv1: boolean;
  readonly rsv2: boolean;
  readonly rsv3: boolean;
  readonly opcode: number;
  readonly masked: boolean;
  /** Eight hexadecimal digits. */
  readonly maskingKey: string;
  readonly lengthForm: LengthForm;
  /** Decimal or `0x…`; empty for the true length. */
  readonly claimedLength: string;
  readonly payload: PayloadDraft;
}

export type PayloadDraft =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hex'; readonly hex: string }
  /** The body of a Close frame: section 5.5.1. */
  | { readonly kind: 'close'; readonly code: string; readonly reason: string };

/** The parts of the frame, or what is wrong with the inputs, in one sentence that names the remedy. */
export type DraftAnswer = { readonly parts: FrameParts } | { readonly problem: string };

/** The masked "Hello" of RFC 6455 section 5.7. */
export const helloDraft: FrameDraft = {
  fin: true,
  rsv1: false,
  rsv2: false,
  rsv3: false,
  opcode: 0x1,
  masked: true,
  maskingKey: '37 fa 21 3d',
  lengthForm: 'least',
  claimedLength: '',
  payload: { kind: 'text', text: 'Hello' },
};

export function partsOf(draft: FrameDraft): DraftAnswer {
  const { masked, claimedLength, lengthForm, payload } = draft;
  const key = parseHex(draft.maskingKey);
  if (masked && key?.length !== 4) {
    return { problem: 'The masking key needs four bytes: write eight hexadecimal digits.' };
  }
  const claimed = claimOf(claimedLength);
  if (claimed === 'wrong') {
    return { problem: 'The claimed length is a whole number from 0 to 2^64 - 1, or empty.' };
  }
  const bytes = payloadOf(payload);
  if (typeof bytes === 'string') return { problem: bytes };
  const { fin, rsv1, rsv2, rsv3, opcode } = draft;
  const maskingKey = masked ? key : null;
  const parts = { fin, rsv1, rsv2, rsv3, opcode, maskingKey, lengthForm };
  return { parts: { ...parts, claimedLength: claimed, payload: bytes } };
}

/** The bytes of all frames, or the first problem, with the number of its frame. */
export function bytesOfDrafts(
  drafts: readonly FrameDraft[],
): { readonly frames: readonly Uint8Array[] } | { readonly problem: string } {
  const frames: Uint8Array[] = [];
  for (const [index, draft] of drafts.entries()) {
    const answer = partsOf(draft);
    if ('problem' in answer) return { problem: `Frame ${index + 1}: ${answer.problem}` };
    frames.push(encodeFrame(answer.parts));
  }
  return { frames };
}

function claimOf(text: string): bigint | null | 'wrong' {
  const digits = text.replaceAll(/[\s_,]/g, '');
  if (digits === '') return null;
  if (!/^(\d+|0x[0-9a-f]+)$/i.test(digits)) return 'wrong';
  const claim = BigInt(digits);
  return claim < 2n ** 64n ? claim : 'wrong';
}

/** The bytes, or what is wrong. */
function payloadOf(payload: PayloadDraft): Uint8Array | string {
  if (payload.kind === 'text') return new TextEncoder().encode(payload.text);
  if (payload.kind === 'hex') {
    return parseHex(payload.hex) ?? 'The payload needs two hexadecimal digits for each byte.';
  }
  const code = payload.code.trim();
  if (code === '') return new TextEncoder().encode(payload.reason);
  if (!/^\d{1,5}$/.test(code) || Number(code) > 0xffff) {
    return 'A close code is a number from 0 to 65535; empty leaves it out.';
  }
  const value = Number(code);
  const codeBytes = Uint8Array.of(value >> 8, value & 0xff);
  return joinBytes([codeBytes, new TextEncoder().encode(payload.reason)]);
}
