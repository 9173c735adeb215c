/** Reads a lecture's entries from the content collections and renders its topics. */
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { getCollection, render } from 'astro:content';
import type { SlideSummary } from '../mdx/remark-split-slides.ts';
import type { OutlinePart, OutlineTopic } from './lecture-outline.ts';
import { outlineOf } from './lecture-outline.ts';

export interface LoadedLecture {
  readonly id: string;
  readonly title: string;
  readonly credit: string;
  readonly parts: readonly OutlinePart[];
  /** The rendered body of a topic of this lecture. */
  contentOf(topic: OutlineTopic): AstroComponentFactory;
}

/** Every lecture, in the order of their ids. */
export async function loadLectures(): Promise<LoadedLecture[]> {
  const topics = await Promise.all(
    (await getCollection('topics')).map(async (entry) => ({
      entry,
      rendered: await render(entry),
    })),
  );
  const contents = new Map(topics.map(({ entry, rendered }) => [entry.id, rendered.Content]));
  const sources = topics.map(({ entry, rendered }) => ({
    id: entry.id,
    title: entry.data.title,
    summary: entry.data.summary,
    slides: (rendered.remarkPluginFrontmatter['slides'] ?? []) as SlideSummary[],
  }));
  return (await getCollection('lectures')).map(({ id, data }) => ({
    id,
    title: data.title,
    credit: data.credit,
    parts: outlineOf(id, data.parts, sources),
    contentOf(topic) {
      const content = contents.get(topic.id);
      if (content === undefined) throw new Error(`There is no topic “${topic.id}”.`);
      return content;
    },
  }));
}
