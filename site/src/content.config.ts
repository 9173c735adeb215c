/** The collections of `content/`: where each file is, and the schema that it must keep. */
import { file, glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import {
  browserFactSchema,
  erratumSchema,
  exerciseSchema,
  lectureSchema,
  topicSchema,
} from './mdx/schemas.ts';

const content = '../content';

export const collections = {
  lectures: defineCollection({
    loader: glob({
      base: `${content}/lectures`,
      pattern: '*/lecture.yaml',
      generateId: ({ entry }) => entry.replace(/\/lecture\.yaml$/, ''),
    }),
    schema: lectureSchema,
  }),
  topics: defineCollection({
    loader: glob({ base: `${content}/lectures`, pattern: '*/*/*.mdx' }),
    schema: topicSchema,
  }),
  errata: defineCollection({ loader: file(`${content}/errata.yaml`), schema: erratumSchema }),
  browsers: defineCollection({
    loader: file(`${content}/browsers.yaml`),
    schema: browserFactSchema,
  }),
  exercises: defineCollection({
    loader: glob({
      base: `${content}/exercises`,
      pattern: '*/exercise.mdx',
      generateId: ({ entry }) => entry.replace(/\/exercise\.mdx$/, ''),
    }),
    schema: exerciseSchema,
  }),
};
