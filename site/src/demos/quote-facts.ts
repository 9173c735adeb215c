/** Quotes of `content/browsers.yaml`, for demos; only while the site is built. */
import { getEntry } from 'astro:content';
import type { MeasuredFact } from './measured-fact.ts';

/**
 * The facts with these ids, each under the name that the demo has for it.
 * @throws Error when `content/browsers.yaml` has no fact with one of the ids
 */
export async function quoteFacts<Name extends string>(
  idOf: Readonly<Record<Name, string>>,
): Promise<Readonly<Record<Name, MeasuredFact>>> {
  const named = Object.entries<string>(idOf).map(
    async ([name, id]) => [name, await quoteFact(id)] as const,
  );
  // `Object.fromEntries` forgets which names there are.
  return Object.fromEntries(await Promise.all(named)) as Record<Name, MeasuredFact>;
}

async function quoteFact(id: string): Promise<MeasuredFact> {
  const entry = await getEntry('browsers', id);
  if (entry === undefined) {
    throw new Error(`content/browsers.yaml has no fact "${id}", which a demo quotes.`);
  }
  const { engine, version, date, value } = entry.data;
  return { engine, version, date: date.toISOString().slice(0, 10), value: String(value) };
}
