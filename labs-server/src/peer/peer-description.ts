/** Session descriptions that come from outside: their bounds, and the errors about them. */
import { PeerError } from '../labs/lab-peer.ts';

/** An offer of Chromium with audio, video and data has 6 KB. */
export const maxDescriptionBytes = 64 * 1024;
/** Each m-section costs Bob up to one transport. */
const maxMediaSections = 16;

/** @throws PeerError when it is no session description, or asks for too much */
export function checkDescription(sdp: string): void {
  if (Buffer.byteLength(sdp) > maxDescriptionBytes) {
    const message = `The session description is larger than ${maxDescriptionBytes} bytes. Send at most that much.`;
    throw new PeerError('description-too-large', message);
  }
  if (!/^v=0\r?\n/.test(sdp)) {
    const message =
      'The body is no session description: its first line has to be v=0 (RFC 8866, 5.1). Send what createOffer() made.';
    throw new PeerError('description-malformed', message);
  }
  const sections = sdp.match(/^m=/gm)?.length ?? 0;
  if (sections === 0 || sections > maxMediaSections) {
    const message = `The session description has ${sections} m= lines; Bob takes from 1 to ${maxMediaSections}. Add a track or a data channel before createOffer(), or send fewer.`;
    throw new PeerError('description-refused', message);
  }
}

/** What the library throws, as a `PeerError` that quotes it. */
export async function withPeerErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PeerError) throw error;
    const name = error instanceof Error ? error.name : '';
    const said = error instanceof Error ? error.message : String(error);
    if (name === 'InvalidStateError' || /state/i.test(said)) {
      throw new PeerError(
        'wrong-state',
        `Bob cannot take this description now: ${said}. Offer first, then answer.`,
      );
    }
    const message = `Bob cannot apply this session description: ${said}. Send it as createOffer() or createAnswer() made it.`;
    throw new PeerError('description-refused', message);
  }
}
