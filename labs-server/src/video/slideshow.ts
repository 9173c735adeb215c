/** The default source: freely licensed photos (`photos/ATTRIBUTION.md`) with a slow zoom. */
import { fileURLToPath } from 'node:url';
import { loadImage } from '@napi-rs/canvas';
import { pictureSize } from '../../wire/video/frame-code.ts';
import { planSlideshow } from './slideshow-motion.ts';
import type { VideoSource } from './source.ts';

const photoFiles = ['astronaut.jpg', 'coffee.jpg', 'chelsea.jpg', 'rocket.jpg'] as const;

/** @param random a number in [0, 1); the same numbers make the same pictures */
export async function openSlideshow(random: () => number): Promise<VideoSource> {
  const photos = await Promise.all(
    photoFiles.map((name) => loadImage(fileURLToPath(new URL(`photos/${name}`, import.meta.url)))),
  );
  const motion = planSlideshow(photos.length, random);
  const { width, height } = pictureSize;
  return {
    serialAt: (atUs) => atUs,
    draw(context, atUs) {
      const { photo, left, top, share } = motion.viewAt(atUs);
      const image = photos[photo];
      if (image === undefined) return;
      const seen = { width: image.width * share, height: image.height * share };
      const from = { x: image.width * left, y: image.height * top };
      context.drawImage(image, from.x, from.y, seen.width, seen.height, 0, 0, width, height);
    },
    watched() {},
    prepare: async () => {},
  };
}
