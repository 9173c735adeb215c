/** Pictures as video, by the encoders of the browser (WebCodecs), and how close they come to what they show. */
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { meanSquaredError, peakSignalToNoise } from './peak-signal-to-noise.ts';
import type { Codec, CodecSizes } from './sizes-report.ts';

export type VideoCodec = Exclude<Codec, 'jpeg'>;

/** Strings of the WebCodecs registry: VP9 profile 0, and H.264 constrained baseline, both 8 bits. */
const codecStrings: Readonly<Record<VideoCodec, string>> = {
  vp8: 'vp8',
  vp9: 'vp09.00.30.08',
  h264: 'avc1.42E01E',
};

export const videoCodecs = Object.keys(codecStrings) as readonly VideoCodec[];

interface EncodedVideo extends Omit<CodecSizes, 'likenessDb'> {
  readonly chunks: readonly EncodedVideoChunk[];
  readonly decoderConfig: VideoDecoderConfig;
}

function configOf(codec: VideoCodec, fps: number, bitrate: number): VideoEncoderConfig {
  return {
    codec: codecStrings[codec],
    ...pictureSize,
    framerate: fps,
    bitrate,
    // As for a live camera: no frame waits for a later one.
    latencyMode: 'realtime',
  };
}

/** Whether this browser encodes it, and decodes it again. */
export async function encodes(codec: VideoCodec, fps: number): Promise<boolean> {
  if (typeof VideoEncoder === 'undefined' || typeof VideoDecoder === 'undefined') return false;
  const config = configOf(codec, fps, 1_000_000);
  const answers = await Promise.all([
    VideoEncoder.isConfigSupported(config),
    VideoDecoder.isConfigSupported({ codec: config.codec }),
  ]).catch(() => []);
  return answers.length > 0 && answers.every(({ supported }) => supported === true);
}

/** The pictures as video with this bit rate, and what is left of them. */
export async function encodeVideo(
  codec: VideoCodec,
  fps: number,
  bitrate: number,
  pictures: readonly ImageData[],
): Promise<CodecSizes> {
  const { chunks, decoderConfig, ...sizes } = await encode(codec, fps, bitrate, pictures);
  return { ...sizes, likenessDb: await likeness(decoderConfig, chunks, pictures) };
}

async function encode(
  codec: VideoCodec,
  fps: number,
  bitrate: number,
  pictures: readonly ImageData[],
): Promise<EncodedVideo> {
  const config = configOf(codec, fps, bitrate);
  const chunks: EncodedVideoChunk[] = [];
  let decoderConfig: VideoDecoderConfig = { codec: config.codec };
  const failure = Promise.withResolvers<never>();
  const encoder = new VideoEncoder({
    output(chunk, metadata) {
      chunks.push(chunk);
      decoderConfig = metadata?.decoderConfig ?? decoderConfig;
    },
    error: failure.reject,
  });
  encoder.configure(config);
  for (const [index, picture] of pictures.entries()) {
    const frame = frameOf(picture, Math.round((index * 1_000_000) / fps));
    encoder.encode(frame, { keyFrame: index === 0 });
    frame.close();
  }
  await Promise.race([encoder.flush(), failure.promise]);
  encoder.close();
  const keyFrames = [...chunks.keys()].filter((index) => chunks[index]?.type === 'key');
  return {
    codec,
    bytes: chunks.map(({ byteLength }) => byteLength),
    keyFrames,
    chunks,
    decoderConfig,
  };
}

function frameOf({ data, width, height }: ImageData, timestamp: number): VideoFrame {
  return new VideoFrame(data, {
    format: 'RGBX',
    codedWidth: width,
    codedHeight: height,
    timestamp,
  });
}

/** Mean peak signal-to-noise ratio of the decoded chunks to the pictures that they show. */
async function likeness(
  config: VideoDecoderConfig,
  chunks: readonly EncodedVideoChunk[],
  pictures: readonly ImageData[],
): Promise<number> {
  const { width, height } = pictureSize;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no 2D context for a canvas.');
  const decibels: number[] = [];
  const failure = Promise.withResolvers<never>();
  const indexes = new Map(chunks.map(({ timestamp }, index) => [timestamp, index] as const));
  const decoder = new VideoDecoder({
    output(frame) {
      const picture = pictures[indexes.get(frame.timestamp) ?? -1];
      context.drawImage(frame, 0, 0, width, height);
      frame.close();
      if (picture === undefined) return;
      const { data } = context.getImageData(0, 0, width, height);
      decibels.push(peakSignalToNoise(meanSquaredError(data, picture.data)));
    },
    error: failure.reject,
  });
  decoder.configure(config);
  for (const chunk of chunks) decoder.decode(chunk);
  await Promise.race([decoder.flush(), failure.promise]);
  decoder.close();
  return decibels.reduce((sum, value) => sum + value, 0) / decibels.length;
}
