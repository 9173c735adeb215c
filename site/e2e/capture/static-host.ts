/** A static host as a reader's may be: it knows files and 404, and nothing of a lab server. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

export interface StaticHost {
  /** Without a trailing slash. */
  readonly url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Serves the files of `directory` on a free port of 127.0.0.1. */
export async function startStaticHost(directory: string): Promise<StaticHost> {
  const server = createServer((request, response) => {
    const path = fileOf(directory, request.url ?? '/');
    if (path === null) return void response.writeHead(404).end('no such file');
    response.writeHead(200, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
    });
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => closeHost(server) };
}

function fileOf(directory: string, target: string): string | null {
  const path = normalize(decodeURIComponent(target.replace(/[?#].*/s, '')));
  const file = join(directory, path.endsWith('/') ? `${path}index.html` : path);
  return file.startsWith(directory) && existsSync(file) && statSync(file).isFile() ? file : null;
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the host has no port');
  return address.port;
}

function closeHost(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
