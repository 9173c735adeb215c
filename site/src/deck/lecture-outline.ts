/** A lecture's table of contents, put together from `lecture.yaml` and its topics. Pure. */
import type { SlideSummary } from '../mdx/remark-split-slides.ts';
import { topicNumberOf } from '../mdx/topic-number.ts';

export interface TopicSource {
  /** Entry id: `<lecture>/<part folder>/<topic file without .mdx>`. */
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly slides: readonly SlideSummary[];
}

export interface PartSource {
  /** Name of the part's folder. */
  readonly id: string;
  readonly title: string;
  readonly slug: string;
}

export interface OutlineTopic extends TopicSource {
  /** `1.6` */
  readonly number: string;
  /** Link from any page: the part's address with the first slide's id. */
  readonly href: string;
}

export interface OutlinePart extends PartSource {
  /** 1 for the first part. */
  readonly number: number;
  readonly href: string;
  readonly topics: readonly OutlineTopic[];
}

/** The outline; parts without topics are left out. Throws an Error that names the files on a double slide id. */
export function outlineOf(
  lecture: string,
  parts: readonly PartSource[],
  topics: readonly TopicSource[],
): OutlinePart[] {
  const sorted = topics.toSorted((a, b) => a.id.localeCompare(b.id, 'en'));
  refuseUnknownFolders(lecture, parts, sorted);
  return parts
    .map((part) => {
      const href = `/lectures/${lecture}/${part.slug}/`;
      const own = sorted.filter((topic) => topic.id.startsWith(`${lecture}/${part.id}/`));
      refuseSharedIds(own);
      return {
        ...part,
        number: Number.parseInt(part.id, 10),
        href,
        topics: own.map((topic) => toOutlineTopic(topic, href)),
      };
    })
    .filter((part) => part.topics.length > 0);
}

/** The key under which a reader's browser remembers a topic: `<part folder>/<topic file>`. */
export function topicKey(topicId: string): string {
  return topicId.split('/').slice(1).join('/');
}

function toOutlineTopic(topic: TopicSource, partHref: string): OutlineTopic {
  const number = topicNumberOf(topic.id);
  if (number === null) {
    throw new Error(
      `content/lectures/${topic.id}.mdx: the file’s name does not begin with its number. Name it like “06-server-sent-events.mdx”.`,
    );
  }
  const first = topic.slides[0];
  return { ...topic, number, href: first === undefined ? partHref : `${partHref}#${first.id}` };
}

function refuseUnknownFolders(
  lecture: string,
  parts: readonly PartSource[],
  topics: readonly TopicSource[],
): void {
  for (const { id } of topics) {
    const [owner, folder] = id.split('/');
    if (owner !== lecture || parts.some((part) => part.id === folder)) continue;
    throw new Error(
      `content/lectures/${id}.mdx: the folder “${folder}” is no part of this lecture. List it under “parts” in content/lectures/${lecture}/lecture.yaml.`,
    );
  }
}

/** All slides of a part stand in one page, so their ids must differ across its files. */
function refuseSharedIds(topics: readonly TopicSource[]): void {
  const owners = new Map<string, string>();
  for (const topic of topics) {
    for (const slide of topic.slides) {
      const owner = owners.get(slide.id);
      if (owner !== undefined) {
        throw new Error(
          `content/lectures/${topic.id}.mdx, slide “${slide.title}”: its id “${slide.id}” is also used in content/lectures/${owner}.mdx. Word one heading differently, or put {/* id: another-name */} below it.`,
        );
      }
      owners.set(slide.id, topic.id);
    }
  }
}
