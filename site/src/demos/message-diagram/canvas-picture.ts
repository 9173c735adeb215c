/** A picture to send without a camera: a canvas on which a clock goes round. */

export interface CanvasPicture {
  readonly stream: MediaStream;
  stop(): void;
}

const size = { width: 320, height: 240 };
const framesPerSecond = 15;

export function drawPicture(hue: string): CanvasPicture {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  const draw = (): void => {
    if (context === null) return;
    const angle = (performance.now() / 2_000) * 2 * Math.PI;
    context.fillStyle = '#fffdf7';
    context.fillRect(0, 0, size.width, size.height);
    context.fillStyle = hue;
    context.beginPath();
    context.arc(160 + 80 * Math.sin(angle), 120 - 80 * Math.cos(angle), 24, 0, 2 * Math.PI);
    context.fill();
  };
  draw();
  const timer = setInterval(draw, 1_000 / framesPerSecond);
  const stream = canvas.captureStream(framesPerSecond);
  return {
    stream,
    stop: () => {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
