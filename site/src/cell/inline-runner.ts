/**
 * The runner page as one document without addresses, for a site on a static host: there the runner shares the page's
 * origin, so its frame must be opaque, and an opaque frame may load no script from a host that sends no CORS headers.
 */

const policy = "default-src 'none'; script-src 'unsafe-inline' blob: data:; worker-src blob:";

/** Reads the text at an address; rejects if there is none. */
export type ReadText = (url: URL) => Promise<string>;

/** HTML for a frame's `srcdoc`. Rejects if the runner page is not there. */
export async function inlineRunner(url: URL, readText: ReadText = fetchText): Promise<string> {
  const page = await readText(url);
  const path = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1];
  if (path === undefined) throw new Error(`${url.href} is not the runner page.`);
  const script = await wholeScript(new URL(path, url), readText);
  // The HTML parser would end the element at this, even inside a string of the script.
  const safe = script.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3c`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Code runner</title></head><body><script type="module">${safe}</script></body></html>`;
}

/** A module of the page's own origin as an address for a script in that frame. Rejects with an Error for the reader. */
export async function inlineModule(url: URL, readText: ReadText = fetchText): Promise<string> {
  const script = await wholeScript(url, readText).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`A library could not be loaded: ${reason}`, { cause: error });
  });
  return dataAddress(script);
}

/** A module with the modules that it imports written into it, as `data:` addresses. */
async function wholeScript(url: URL, readText: ReadText): Promise<string> {
  const script = await readText(url);
  const imports = /(?<=\b(?:from|import)\s*)(["'`])(\.{1,2}\/[^"'`]+)\1/g;
  const inlined = await Promise.all(
    [...script.matchAll(imports)].map(async ([, , path = '']) => {
      return JSON.stringify(dataAddress(await wholeScript(new URL(path, url), readText)));
    }),
  );
  return script.replaceAll(imports, () => inlined.shift() ?? '""');
}

function dataAddress(script: string): string {
  // The one quotation mark that encodeURIComponent leaves as it is.
  return `data:text/javascript,${encodeURIComponent(script).replaceAll("'", '%27')}`;
}

async function fetchText(url: URL): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.href} answered ${response.status}.`);
  return response.text();
}
