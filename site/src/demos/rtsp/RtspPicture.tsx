/** The picture that the packets make, and how many there were. */
import { pictureSize, readFrameCode } from '@wireside/labs-server/wire/video/frame-code.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClientState } from './rtsp-dialogue.ts';
import type { MediaCount } from './rtsp-reception.ts';

interface Props {
  /** The newest whole frame; null before the first. */
  readonly jpeg: Uint8Array | null;
  readonly media: MediaCount;
  readonly state: ClientState;
}

export function RtspPicture({ jpeg, media, state }: Props) {
  const [canvas, frameNumber] = usePaintedFrame(jpeg);
  const { rtpPackets, rtcpPackets, frames, droppedFrames, mediaBytes } = media;
  return (
    <figure class="rtsp-picture">
      <canvas
        ref={canvas}
        {...pictureSize}
        role="img"
        aria-label={frameNumber === null ? 'No frame yet' : `Frame ${frameNumber} of the camera`}
      />
      <figcaption>
        <b>{state}</b>
        <span>{frameNumber === null ? 'no frame' : `frame ${frameNumber}`}</span>
        <span>{frames} frames</span>
        <span>{rtpPackets} RTP</span>
        <span>{rtcpPackets} RTCP</span>
        <span>{(mediaBytes / 1000).toFixed(0)} kB</span>
        {droppedFrames > 0 && <span>{droppedFrames} frames incomplete</span>}
      </figcaption>
    </figure>
  );
}

/** Paints the newest frame; while one is decoded, those between are left out. */
function usePaintedFrame(jpeg: Uint8Array | null) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const newest = useRef<Uint8Array | null>(null);
  const isPainting = useRef(false);
  const [frameNumber, setFrameNumber] = useState<number | null>(null);
  useEffect(() => {
    newest.current = jpeg;
    if (jpeg === null) {
      canvas.current?.getContext('2d')?.clearRect(0, 0, pictureSize.width, pictureSize.height);
      setFrameNumber(null);
    } else if (!isPainting.current) {
      isPainting.current = true;
      void paintNewest(canvas, newest, setFrameNumber).finally(() => (isPainting.current = false));
    }
  }, [jpeg]);
  return [canvas, frameNumber] as const;
}

async function paintNewest(
  canvas: { readonly current: HTMLCanvasElement | null },
  newest: { readonly current: Uint8Array | null },
  onNumber: (frameNumber: number | null) => void,
): Promise<void> {
  const { width, height } = pictureSize;
  for (let painted: Uint8Array | null = null; newest.current !== painted;) {
    painted = newest.current;
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    if (painted === null || !context) return;
    const bitmap = await createImageBitmap(new Blob([painted.slice()], { type: 'image/jpeg' }));
    if (newest.current !== null) {
      context.drawImage(bitmap, 0, 0, width, height);
      onNumber(readFrameCode(context.getImageData(0, 0, width, height).data));
    }
    bitmap.close();
  }
}
