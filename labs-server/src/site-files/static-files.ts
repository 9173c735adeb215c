/** Files of the built site, with the headers that they need. */
import type { RequestHandler, Response } from 'express';
import express from 'express';
import { sep } from 'node:path';

/** Folder of the build whose file names carry a hash of their content. */
export const hashedAssets = '/_astro/';

const oneYearSeconds = 31_536_000;

/** `policyFor` gives the Content-Security-Policy of the file at `path` for this response. */
export function staticFiles(
  directory: string,
  policyFor: (response: Response, path: string) => string,
): RequestHandler {
  const hashed = hashedAssets.replaceAll('/', sep);
  return express.static(directory, {
    setHeaders(response: Response, path: string) {
      const immutable = path.includes(hashed);
      const caching = immutable ? `public, max-age=${oneYearSeconds}, immutable` : 'no-cache';
      response.setHeader('Cache-Control', caching);
      response.setHeader('Content-Security-Policy', policyFor(response, path));
      if (path.endsWith('.pcapng')) {
        response.setHeader('Content-Type', 'application/vnd.tcpdump.pcap');
      }
    },
  });
}
