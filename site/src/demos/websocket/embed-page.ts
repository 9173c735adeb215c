/** Another origin's page in a frame of this one. */
import type { EmbeddedPage } from './hijack-run.ts';

/** Puts the page into `host`; messages of other windows are not heard. Throws an Error without a host. */
export function embedPage(host: HTMLElement | null, url: string, sandboxed: boolean): EmbeddedPage {
  if (host === null) throw new Error('The bench is not part of the page any more.');
  const frame = document.createElement('iframe');
  frame.title = 'The attacker’s page';
  // Without `allow-same-origin` the page has an origin of its own: "null".
  if (sandboxed) frame.setAttribute('sandbox', 'allow-scripts');
  frame.src = url;
  const heard = new AbortController();
  const message = new Promise<unknown>((resolve) => {
    const listen = ({ source, data }: MessageEvent): void => {
      if (source === frame.contentWindow) resolve(data);
    };
    addEventListener('message', listen, { signal: heard.signal });
  });
  host.replaceChildren(frame);
  return { message, close: () => heard.abort() };
}
