/** The recorded traces of `content/traces/`, one file per bench, as part of the built site. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { contentFolder } from '../../content-folder.ts';
import type { APIRoute, GetStaticPaths } from 'astro';

const folder = join(contentFolder(), 'traces');
const suffix = '.pcapng';

export const getStaticPaths = (async () => {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => name.endsWith(suffix))
    .map((name) => ({ params: { id: name.slice(0, -suffix.length) } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(new Uint8Array(await readFile(join(folder, `${params['id']}${suffix}`))), {
    headers: { 'Content-Type': 'application/octet-stream' },
  });
