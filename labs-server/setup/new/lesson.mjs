/** A new topic of a lesson: one slide with a prediction and a bench, after the last topic of the last part. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { titleOf } from './names.mjs';
import { Refusal } from './refusal.mjs';
import { writeFiles } from './write-files.mjs';

const lecture = ['content', 'lectures', 'realtime-web'];

/**
 * @param {string} root
 * @param {string} id also the id of its bench and of its prediction
 */
export function newLesson(root, id) {
  const topics = topicsOf(root);
  refuseTaken(topics, id);
  const part = topics.at(-1)?.part;
  if (part === undefined) throw new Refusal(`There is no topic in ${lecture.join('/')} to follow.`);
  const numbers = topics
    .filter((one) => one.part === part)
    .map(({ name }) => Number(name.slice(0, 2)));
  const number = String(Math.max(...numbers) + 1).padStart(2, '0');
  const files = writeFiles(root, {
    [[...lecture, part, `${number}-${id}.mdx`].join('/')]: topicText(id),
  });
  return {
    files,
    next: [
      'Now change its words; npm run dev shows it. When its code is as it should be, record its run for readers',
      `without a lab server: npm run build, then npm run capture -- ${id}. Until then npm test misses that trace.`,
    ],
  };
}

/** @param {string} root */
function topicsOf(root) {
  const folder = join(root, ...lecture);
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${lecture.join('/')} here.`);
  const parts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
  return parts.flatMap((part) =>
    readdirSync(join(folder, part))
      .filter((name) => /^\d\d-.*\.mdx$/.test(name))
      .toSorted()
      .map((name) => ({ part, name, text: readFileSync(join(folder, part, name), 'utf8') })),
  );
}

/**
 * @param {readonly { part: string, name: string, text: string }[]} topics
 * @param {string} id
 */
function refuseTaken(topics, id) {
  const heading = `## ${titleOf(id)}`.toLowerCase();
  for (const { part, name, text } of topics) {
    const place = `${part}/${name}`;
    if (name.slice(3, -'.mdx'.length) === id) {
      throw new Refusal(`There is a topic ${place} already: edit it, or choose another id.`);
    }
    if (text.includes(`id="${id}"`)) {
      throw new Refusal(
        `${place} has a bench or a prediction with the id ${id} already: choose another id.`,
      );
    }
    if (text.toLowerCase().split('\n').includes(heading)) {
      throw new Refusal(`${place} has a slide "${titleOf(id)}" already: choose another id.`);
    }
  }
}

/** @param {string} id */
function topicText(id) {
  const title = titleOf(id);
  return `---
title: ${title}
row: []
summary: One sentence that says what a reader will know afterwards.
---

## ${title}

The text for readers: short sentences, one idea each. Name the rule and where it stands (<Spec standard="RFC 9110" section="15" />).

<Predict id="${id}" question="What will the server answer to the second request?">
  <Choice>Nothing</Choice>
  <Choice right>The newest event</Choice>
  <Choice>An error</Choice>
  <Explain>Why it is so, in one or two sentences.</Explain>
</Predict>

<Bench
  id="${id}"
  title="Live · ${title.toLowerCase()}"
  mechanism="polling"
  endpoint="GET /polling/latest"
  runs="worker"
  needs="lab"
>

\`\`\`ts
await fetch(lab.url('/feed/start', { rateHz: 1, count: 3 }), { method: 'POST' });

const everyMs = 1000; // turn this knob
for (let poll = 1; poll <= 3; poll += 1) {
  const response = await fetch(lab.url('/polling/latest'), { cache: 'no-store' });
  log(poll, response.status, await response.text());
  await lab.sleep(everyMs);
}
\`\`\`

</Bench>

**What you saw.** One sentence that closes the demonstration.

<Points>

- Three to five short points
- The presenting view shows them instead of the text
- Stress **one** word in each

</Points>

<Notes>

**4 minutes.** What to say, what students ask, which demonstration to run.

</Notes>
`;
}
