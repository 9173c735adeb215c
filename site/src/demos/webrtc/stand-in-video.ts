/** A picture that moves, where nobody wants to show a camera: a canvas as a stream (Media Capture from DOM Elements). */

export interface StandInVideo {
  readonly stream: MediaStream;
  stop(): void;
}

const width = 320;
const height = 180;
const framesPerSecond = 15;

/** @param name is written into the picture; @param hue in degrees */
export function standInVideo(name: string, hue: number): StandInVideo {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  const stream = canvas.captureStream(framesPerSecond);
  let frame = 0;
  const draw = (): void => {
    if (context === null) return;
    frame += 1;
    context.fillStyle = `hsl(${hue} 45% 24%)`;
    context.fillRect(0, 0, width, height);
    context.fillStyle = `hsl(${hue} 70% 62%)`;
    context.beginPath();
    context.arc(((frame * 3) % (width + 60)) - 30, height / 2, 28, 0, 2 * Math.PI);
    context.fill();
    context.fillStyle = '#fff';
    context.font = '600 22px sans-serif';
    context.fillText(name, 14, 34);
    context.font = '16px monospace';
    context.fillText(`frame ${frame}`, 14, height - 14);
  };
  draw();
  const timer = setInterval(draw, 1000 / framesPerSecond);
  return {
    stream,
    stop() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
