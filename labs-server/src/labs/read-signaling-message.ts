/** What signaling brought, checked: it comes from outside. */
import type { SignaledCandidate, SignalingMessage } from '../../wire/signaling-message.ts';

/** Longest text that is read, in UTF-16 code units: a description, and what JSON adds to it. */
export const maxSignalingCharacters = 128 * 1024;

/** Null: the text is no message of signaling. */
export function readSignalingMessage(text: string): SignalingMessage | null {
  if (text.length > maxSignalingCharacters) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? messageOf(value) : null;
  } catch {
    return null;
  }
}

function messageOf(value: Record<string, unknown>): SignalingMessage | null {
  const { type, sdp, candidate, reason = '' } = value;
  switch (type) {
    case 'offer':
    case 'answer':
    case 'pranswer':
      return typeof sdp === 'string' ? { type, sdp } : null;
    case 'rollback':
      return { type };
    case 'bye':
      return typeof reason === 'string' ? { type, reason: reason.slice(0, 200) } : null;
    case 'candidate':
      return candidateMessage(candidate);
    default:
      return null;
  }
}

function candidateMessage(value: unknown): SignalingMessage | null {
  if (value === null) return { type: 'candidate', candidate: null };
  const candidate = isRecord(value) ? candidateOf(value) : null;
  return candidate === null ? null : { type: 'candidate', candidate };
}

/** RTCIceCandidateInit, whose members but the first may be absent (WebRTC section 4.8.1). */
function candidateOf(value: Record<string, unknown>): SignaledCandidate | null {
  const { candidate, sdpMid = null, sdpMLineIndex = null, usernameFragment = null } = value;
  if (typeof candidate !== 'string') return null;
  if (sdpMid !== null && typeof sdpMid !== 'string') return null;
  if (sdpMLineIndex !== null && typeof sdpMLineIndex !== 'number') return null;
  if (usernameFragment !== null && typeof usernameFragment !== 'string') return null;
  return { candidate, sdpMid, sdpMLineIndex, usernameFragment };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
