/** The servers that a WHIP endpoint names in Link fields (RFC 9725 section 4.6, RFC 8288 section 3). */

/** @param field the value of all Link fields, as `Headers.get` joins them */
export function iceServersOf(field: string | null): RTCIceServer[] {
  const servers: RTCIceServer[] = [];
  for (const [, target = '', rest = ''] of (field ?? '').matchAll(/<([^>]*)>((?:;[^,<]*)*)/g)) {
    const parameters = parametersOf(rest);
    if (!(parameters.get('rel') ?? '').split(' ').includes('ice-server')) continue;
    const [username, credential] = [parameters.get('username'), parameters.get('credential')];
    const account =
      username === undefined || credential === undefined ? {} : { username, credential };
    servers.push({ urls: target, ...account });
  }
  return servers;
}

function parametersOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^;\s]+))/g);
  return new Map(
    [...found].map(([, name = '', quoted, plain]) => [name.toLowerCase(), quoted ?? plain ?? '']),
  );
}
