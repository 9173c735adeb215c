/** A camera with real canvases and a real encoder: apart, because it loads what is heavy. */
import type { CameraOptions } from './camera.ts';
import { Camera } from './camera.ts';
import { encodeJpeg } from './jpeg-encoder.ts';
import { createPainter } from './painter.ts';

export function openCamera(options: Omit<CameraOptions, 'painter' | 'encode'>): Camera {
  return new Camera({ ...options, painter: createPainter(), encode: encodeJpeg });
}
