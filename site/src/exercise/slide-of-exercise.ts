/** The slide on which an exercise stands, for the way back from its own page. */
import { slugOf } from '../mdx/slide-id.ts';

export interface TopicText {
  /** `<lecture>/<part folder>/<topic file>` */
  readonly id: string;
  readonly body: string;
}

export interface PartAddress {
  readonly lecture: string;
  readonly folder: string;
  readonly slug: string;
}

export interface SlideLink {
  readonly href: string;
  readonly title: string;
}

/** Null for an exercise that no lesson uses. */
export function slideOfExercise(
  exercise: string,
  topics: readonly TopicText[],
  parts: readonly PartAddress[],
): SlideLink | null {
  const element = `<Exercise id="${exercise}"`;
  const topic = topics.find(({ body }) => body.includes(element));
  const part = parts.find(
    ({ lecture, folder }) => topic?.id.startsWith(`${lecture}/${folder}/`) === true,
  );
  const slide = topic?.body.split(/^---$/m).find((text) => text.includes(element));
  const title = /^## (.+)$/m.exec(slide ?? '')?.[1]?.trim();
  if (part === undefined || title === undefined) return null;
  const id = /\{\/\*\s*id:\s*([\w-]+)\s*\*\/\}/.exec(slide ?? '')?.[1] ?? slugOf(title);
  return { href: `/lectures/${part.lecture}/${part.slug}/#${id}`, title };
}
