/** Which part of which photo the slideshow shows at a time: a slow zoom, the same for the same seed. */

/** Milliseconds for which a photo is shown. */
const photoMs = 8_000;
/** The closest zoom: then this share of the photo's width and height is seen. */
const closestShare = 0.8;

export interface PhotoView {
  /** Index of the photo. */
  readonly photo: number;
  /** The part that is seen, in shares of the photo's width and height: 0 to 1. */
  readonly left: number;
  readonly top: number;
  readonly share: number;
}

export interface SlideshowMotion {
  viewAt(atUs: number): PhotoView;
}

interface PhotoPlan {
  readonly photo: number;
  readonly isZoomIn: boolean;
  /** Where the closest view lies between left and right, top and bottom: 0 to 1. */
  readonly towardsRight: number;
  readonly towardsBottom: number;
}

/** @param random a number in [0, 1): the order of the photos and their zooms come from it, once */
export function planSlideshow(photos: number, random: () => number): SlideshowMotion {
  const plans: PhotoPlan[] = shuffled(photos, random).map((photo) => ({
    photo,
    isZoomIn: random() < 0.5,
    towardsRight: random(),
    towardsBottom: random(),
  }));
  return {
    viewAt(atUs) {
      const atMs = Math.max(0, atUs / 1_000);
      const plan = plans[Math.floor(atMs / photoMs) % photos];
      if (plan === undefined) throw new Error('a slideshow needs photos');
      const progress = (atMs % photoMs) / photoMs;
      const share = 1 - (1 - closestShare) * (plan.isZoomIn ? progress : 1 - progress);
      return {
        photo: plan.photo,
        share,
        left: (1 - share) * plan.towardsRight,
        top: (1 - share) * plan.towardsBottom,
      };
    },
  };
}

/** Fisher and Yates. */
function shuffled(count: number, random: () => number): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}
