/** What the sides of this page send: nothing, a drawing, or the camera that its owner chose. */
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { standInVideo } from '../webrtc/stand-in-video.ts';

export const videoChoices = ['none', 'drawing', 'camera'] as const;
export type VideoChoice = (typeof videoChoices)[number];

export interface Videos {
  of(side: RoomPeerName): MediaStream | null;
  stop(): void;
}

const hues: Readonly<Record<RoomPeerName, number>> = { A: 220, B: 25 };

/** Rejects with a sentence that names the remedy when the camera cannot be had. */
export async function openVideos(choice: VideoChoice): Promise<Videos> {
  if (choice === 'none') return { of: () => null, stop() {} };
  if (choice === 'camera') return cameraVideos(await openCamera());
  const drawings = new Map<RoomPeerName, ReturnType<typeof standInVideo>>();
  return {
    of(side) {
      const drawing = drawings.get(side) ?? standInVideo(`from ${side}`, hues[side]);
      drawings.set(side, drawing);
      return drawing.stream;
    },
    stop() {
      for (const drawing of drawings.values()) drawing.stop();
    },
  };
}

/** Says so by its name, too. */
class NoCamera extends Error {
  override readonly name = 'No camera';
}

function cameraVideos(stream: MediaStream): Videos {
  return {
    of: () => stream,
    stop() {
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

async function openCamera(): Promise<MediaStream> {
  // Outside a secure context there is no such object (Media Capture and Streams section 9.1).
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices === undefined) throw new NoCamera(insecure);
  try {
    return await devices.getUserMedia({ video: { width: 320, height: 180 } });
  } catch (error) {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new NoCamera(`The browser gives no camera (${words}). Choose the drawing, or no video.`);
  }
}

const insecure =
  'This page is no secure context, so there is no camera: browsers give one to https and to this very machine only. Choose the drawing, or start the lab server with --https.';
