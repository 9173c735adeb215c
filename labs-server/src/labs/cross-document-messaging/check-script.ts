/** The script of a document: its check, as one would write it. What it calls is in `pages/document.js`. */
import { scriptString } from './script-string.ts';

export interface CheckSettings {
  readonly check: 'exact' | 'includes' | 'endsWith' | 'none' | '2019';
  /** The origin that is trusted. */
  readonly trusted: string;
  readonly source: 'any' | 'parent';
  readonly answer: string;
}

/** JavaScript for a `<script>`. */
export function checkScript(settings: CheckSettings): string {
  return settings.check === '2019' ? receiverOf2019(settings) : listener(settings);
}

function listener({ check, trusted, source }: CheckSettings): string {
  const lines = ["addEventListener('message', (event) => {", ...originCheck(check, trusted)];
  if (source === 'parent') {
    lines.push(
      "  if (event.source !== parent) return refuse(event, 'event.source is not parent');",
    );
  }
  return [...lines, '  accept(event);', '});'].join('\n');
}

function originCheck(check: CheckSettings['check'], trusted: string): readonly string[] {
  const { host, end } = partsOf(trusted);
  switch (check) {
    case 'exact':
      return [
        `  if (event.origin !== ${scriptString(trusted)}) ${refusal(`event.origin is not ${trusted}`)}`,
      ];
    case 'includes':
      return [
        `  if (!event.origin.includes(${scriptString(host)})) ${refusal(`event.origin does not include ${host}`)}`,
      ];
    case 'endsWith':
      return [
        `  if (!event.origin.endsWith(${scriptString(end)})) ${refusal(`event.origin does not end with ${end}`)}`,
      ];
    default:
      return [];
  }
}

function refusal(reason: string): string {
  return `return refuse(event, ${scriptString(reason)});`;
}

/** The host without its port, and what the origin ends with: its port, or the host where it names none. */
function partsOf(origin: string): { readonly host: string; readonly end: string } {
  if (!URL.canParse(origin)) return { host: origin, end: origin };
  const { hostname, port } = new URL(origin);
  return { host: hostname, end: port === '' ? hostname : `:${port}` };
}

/** The receiver of the lecture of 2019, line by line; only its origin is that of the lab. */
function receiverOf2019({ trusted, answer }: CheckSettings): string {
  return `window.addEventListener('message', receiver, false);
function receiver(e) {
    if (e.origin == ${scriptString(trusted)}) {
        if (e.data == 'Hello world') {
            e.source.postMessage(${scriptString(answer)}, e.origin);
        } else {
            alert(e.data);
        }
    }
}`;
}
