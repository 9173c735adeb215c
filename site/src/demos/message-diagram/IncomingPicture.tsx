/** The picture of the other side. */
import { useEffect, useRef } from 'preact/hooks';

export function IncomingPicture({ stream }: { readonly stream: MediaStream | null }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current !== null) video.current.srcObject = stream;
  }, [stream]);
  if (stream === null) return null;
  return (
    <figure class="phone-picture">
      <video ref={video} autoplay muted playsInline aria-label="The picture that comes in" />
      <figcaption>Bob sends back what he gets.</figcaption>
    </figure>
  );
}
