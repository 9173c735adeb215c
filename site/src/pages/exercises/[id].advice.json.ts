/** The advice of each exercise by feedback id: a page loads it with the first verdict that needs it, not before. */
import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';

export const getStaticPaths = (async () =>
  (await getCollection('exercises')).map(({ id, data }) => ({
    params: { id },
    props: { feedback: data.feedback },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) => Response.json(props['feedback']);
