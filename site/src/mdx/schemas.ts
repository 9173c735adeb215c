/** The shapes of what is in `content/`. A mistake in a file is reported with the file's name and the field. */
import { z } from 'astro/zod';

const text = (description: string) => z.string().trim().min(1).describe(description);

const numberedName = z
  .string()
  .regex(/^\d\d-[a-z0-9-]+$/, 'Write two digits, a hyphen and a name, like “02-websocket”.');
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write lower-case letters, digits and single hyphens.');

/** `lectures/<lecture>/lecture.yaml` */
export const lectureSchema = z.object({
  title: text('The lecture’s title, as the header and the home page show it.'),
  credit: text('Who made the lecture and what it is based on; one or two sentences.'),
  parts: z
    .array(
      z.object({
        id: numberedName.describe('The name of the part’s folder, like “02-websocket”.'),
        title: text('The part’s title, as the table of contents shows it.'),
        slug: slug.describe('The part’s name in its address.'),
      }),
    )
    .min(1, 'A lecture has at least one part.')
    .describe('The parts in the order in which they are taught.'),
});

/** The head of `lectures/<lecture>/NN-part/NN-topic.mdx` */
export const topicSchema = z.object({
  title: text('The topic’s title, as the table of contents shows it.'),
  row: z
    .array(z.number().int().positive())
    .describe('The row or rows of the 2019 lecture that this topic renews.'),
  summary: text('One sentence for the home page and for search engines.'),
});

/** One fact of `errata.yaml` */
export const erratumSchema = z.object({
  id: slug.describe('The name that <ThenNow id> uses.'),
  claim: text('What the 2019 slides said; `code` between backticks.'),
  correction: text('What is true today; `code` between backticks.'),
  source: text('The standard, like “RFC 9112” or “HTML”.'),
  section: z.coerce.string().describe('The section of the standard, like “7.1”.'),
  proof: z.string().optional().describe('How it was shown: a test, a measurement, a standard.'),
});

/** One measured behaviour of `browsers.yaml` */
export const browserFactSchema = z.object({
  id: slug.describe('The name by which a slide quotes the fact.'),
  fact: text('What was observed; one sentence.'),
  engine: text('The engine or browser, like “Chromium”.'),
  version: z.coerce.string().describe('The version that was measured.'),
  date: z.coerce.date().describe('The day of the measurement, like 2026-10-01.'),
  value: z
    .union([z.number(), z.string(), z.boolean()])
    .optional()
    .describe('The measured value, for pages that compute with it.'),
});

/** The head of `exercises/<id>/exercise.mdx` */
export const exerciseSchema = z.object({
  title: text('The exercise’s title.'),
  number: text('Its number in the course, like “E8”.'),
  mechanism: slug.describe(
    'The mechanism that it trains: a folder’s name in labs-server/src/labs.',
  ),
  summary: text('The task in one sentence.'),
  hints: z
    .array(
      z.object({
        text: text('The hint; `code` between backticks.'),
        code: z.string().optional().describe('Code with gaps, for the last hints.'),
      }),
    )
    .describe(
      'The hints in the order in which they are given; each says more than the one before.',
    ),
  feedback: z
    .record(slug, z.string())
    .describe('The advice for each feedback id that the check can give.'),
});
