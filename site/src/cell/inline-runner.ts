/**
 * The runner page as one document without addresses, for a site on a static host: there the runner shares the page's
 * origin, so its frame must be opaque, and an opaque frame may load no script from a host that sends no CORS headers.
 */

const policy = "default-src 'none'; script-src 'unsafe-inline' blob:; worker-src blob:";

/** HTML for a frame's `srcdoc`. Rejects if the runner page is not there. */
export async function inlineRunner(url: URL): Promise<string> {
  const page = await textOf(url);
  const path = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1];
  if (path === undefined) throw new Error(`${url.href} is not the runner page.`);
  const script = await textOf(new URL(path, url));
  return inlineDocument(script);
}

export function inlineDocument(script: string): string {
  // The HTML parser would end the element at this, even inside a string of the script.
  const safe = script.replaceAll(/<(?=\/script|!--)/gi, '\\x3c');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Code runner</title></head><body><script type="module">${safe}</script></body></html>`;
}

async function textOf(url: URL): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}.`);
  return response.text();
}
