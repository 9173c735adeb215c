/** A call with two ends in this page, or with Bob: both send picture and sound. */
import type { LabApi } from '../../cell/lab-api.ts';
import { openStandIn } from '../get-user-media/stand-in.ts';
import type { CallSide } from './call-side.ts';
import { CallSession, type CallEnds } from './call-session.ts';
import { openCallSource, type CallSource } from './call-source.ts';
import { connectBySocket } from './connect-by-socket.ts';
import { connectInPage, type Ends, negotiateInPage } from './connect-in-page.ts';
import { relayConfiguration } from './relay-loss.ts';

export interface CallSetting {
  readonly side: CallSide;
  readonly source: CallSource;
  readonly echoCancellation: boolean;
}

/** Which side got which tracks. */
export type OnStream = (who: 'alice' | 'other', stream: MediaStream) => void;

/**
 * Goes on until Stop.
 * @param begin gets the session as soon as there is a picture to see
 */
export async function runCall(
  lab: LabApi,
  { side, source, echoCancellation }: CallSetting,
  begin: (session: CallSession) => void,
  onStream: OnStream,
): Promise<void> {
  // A call that fails ends like one that is stopped: the camera goes off.
  const over = new AbortController();
  const own: LabApi = { ...lab, signal: AbortSignal.any([lab.signal, over.signal]) };
  try {
    const local = await openCallSource(source, echoCancellation, own.signal);
    const session = new CallSession(own, local);
    begin(session);
    const ends = await connect(own, side, session, onStream);
    await session.watch(ends);
  } finally {
    over.abort();
  }
}

async function connect(
  lab: LabApi,
  side: CallSide,
  session: CallSession,
  onStream: OnStream,
): Promise<CallEnds> {
  if (side === 'bob') {
    const { near, negotiate } = await connectBySocket(lab, (alice) => {
      session.prepare(alice);
      listen(alice, (stream) => onStream('alice', stream));
    });
    return { near, far: null, negotiate };
  }
  const configuration = side === 'relay' ? await relayConfiguration(lab) : {};
  const prepare = ({ near, far }: Ends): void => {
    session.prepare(near);
    listen(near, (stream) => onStream('alice', stream));
    listen(far, (stream) => onStream('other', stream));
    // Tracks that are there before the offer take its m-sections (RFC 9429 section 5.10).
    const own = openStandIn({ video: true, audio: true }, lab.signal);
    for (const track of own.getTracks()) far.addTrack(track, own);
  };
  const ends = await connectInPage(lab, prepare, configuration);
  return { ...ends, negotiate: () => negotiateInPage(ends) };
}

/** All tracks of the other end, in one stream. */
function listen(connection: RTCPeerConnection, tell: (stream: MediaStream) => void): void {
  const stream = new MediaStream();
  connection.addEventListener('track', ({ track }) => {
    if (!stream.getTracks().includes(track)) stream.addTrack(track);
    tell(stream);
  });
}
