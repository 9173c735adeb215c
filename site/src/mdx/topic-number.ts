/** A topic's number in the lecture, from the numbers that start its folder's and its file's name. */

const numberedPath = /(?:^|[\\/])(\d+)-[^\\/]+[\\/](\d+)-[^\\/]+?(?:\.mdx)?$/;

/** `…/01-long-polling-and-streaming/06-server-sent-events.mdx` -> `1.6`; `null` if the names carry no numbers. */
export function topicNumberOf(path: string): string | null {
  const match = numberedPath.exec(path);
  return match === null ? null : `${Number(match[1])}.${Number(match[2])}`;
}
