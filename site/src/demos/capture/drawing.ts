/** A picture that moves, drawn by the page: for those whose page may not use a camera. */
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { stopTracks } from './webcam.ts';

/** The part of a 2D context that is used. */
export type DrawingContext = Pick<
  CanvasRenderingContext2D,
  'fillStyle' | 'font' | 'textAlign' | 'fillRect' | 'fillText' | 'beginPath' | 'lineTo' | 'fill'
>;

export const drawingLabel = 'A drawing by this page, no camera';

const { width, height } = pictureSize;
const sign = { radius: 90, top: 160 } as const;
const framesPerSecond = 30;
/** There and back, in milliseconds. */
const periodMs = 8_000;

/** Where the middle of the sign is: it goes from side to side, evenly. */
export function signLeft(elapsedMs: number): number {
  const phase = (elapsedMs % periodMs) / periodMs;
  const way = width - 3 * sign.radius;
  return 1.5 * sign.radius + way * (phase < 0.5 ? 2 * phase : 2 - 2 * phase);
}

export function drawScene(context: DrawingContext, elapsedMs: number): void {
  const rectangle = (colour: string, left: number, top: number, right: number, bottom: number) => {
    context.fillStyle = colour;
    context.fillRect(left, top, right - left, bottom - top);
  };
  const left = signLeft(elapsedMs);
  rectangle('#b9d2e6', 0, 0, width, 250);
  rectangle('#6f8060', 0, 250, width, height);
  rectangle('#777777', left - 6, sign.top, left + 6, height);
  octagon(context, '#ffffff', left, sign.radius);
  octagon(context, '#c1121f', left, sign.radius * 0.93);
  context.textAlign = 'center';
  context.fillStyle = '#ffffff';
  context.font = `bold ${sign.radius * 0.6}px sans-serif`;
  context.fillText('STOP', left, sign.top + sign.radius * 0.21);
  context.fillStyle = '#1a1d21';
  context.font = '20px sans-serif';
  context.fillText(drawingLabel, width / 2, 28);
}

function octagon(context: DrawingContext, colour: string, left: number, radius: number): void {
  context.fillStyle = colour;
  context.beginPath();
  for (let corner = 0; corner < 8; corner += 1) {
    const angle = Math.PI / 8 + (corner * Math.PI) / 4;
    context.lineTo(left + Math.cos(angle) * radius, sign.top + Math.sin(angle) * radius);
  }
  context.fill();
}

/** As a stream of media, until `signal` aborts or its tracks are stopped. */
export function openDrawing(signal: AbortSignal): MediaStream {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser gives no 2D context for a canvas.');
  const startedMs = performance.now();
  const stream = canvas.captureStream(framesPerSecond);
  let request = requestAnimationFrame(draw);

  function draw(nowMs: number): void {
    // Whoever stopped the tracks before `signal` aborts has no use for further pictures.
    if (stream.getTracks().every(({ readyState }) => readyState === 'ended')) return;
    request = requestAnimationFrame(draw);
    if (context !== null) drawScene(context, Math.max(0, nowMs - startedMs));
  }
  const stop = (): void => {
    cancelAnimationFrame(request);
    stopTracks(stream);
  };
  signal.addEventListener('abort', stop, { once: true });
  return stream;
}
