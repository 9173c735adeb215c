/** What each side of this page receives. */
import { useEffect, useRef } from 'preact/hooks';
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';

interface Props {
  readonly streams: ReadonlyMap<RoomPeerName, MediaStream>;
}

export function CallVideos({ streams }: Props) {
  if (streams.size === 0) return null;
  return (
    <div class="sig-videos">
      {[...streams].map(([side, stream]) => (
        <ReceivedVideo key={side} side={side} stream={stream} />
      ))}
    </div>
  );
}

function ReceivedVideo({
  side,
  stream,
}: {
  readonly side: RoomPeerName;
  readonly stream: MediaStream;
}) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  return (
    <figure>
      <video ref={video} muted autoPlay playsInline aria-label={`what ${side} receives`} />
      <figcaption>{side} receives</figcaption>
    </figure>
  );
}
