/** The programs of `content/programs/`, as part of the built site: what a slide shows can be fetched and run. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { contentFolder } from '../../content-folder.ts';

const folder = join(contentFolder(), 'programs');

export const getStaticPaths = (async () => {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.py')).map((name) => ({ params: { name } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params }) =>
  new Response(await readFile(join(folder, String(params['name'])), 'utf8'), {
    headers: { 'Content-Type': 'text/x-python; charset=utf-8' },
  });
