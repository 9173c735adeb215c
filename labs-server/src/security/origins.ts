/** Which pages may use the server: our own site and runner, and sites that the operator listed. */
import type { Ports } from '../server-urls.ts';
import type { OwnNames } from './own-names.ts';
import { parseAuthority } from './own-names.ts';

export interface Origins {
  /** An origin of the site: of this server under any of its names, or listed by --site-origin. */
  isSite(origin: string, localAddress: string | undefined): boolean;
  /** The runner's origin, where the cells' code runs. */
  isRunner(origin: string, localAddress: string | undefined): boolean;
}

/** `ports` is asked at each check, because it is known only after listening. `secure`: our own pages are HTTPS. */
export function createOrigins(
  names: OwnNames,
  siteOrigins: readonly string[],
  ports: () => Ports,
  secure = false,
): Origins {
  const listed = new Set(siteOrigins);
  const isOwn = (origin: string, port: number, localAddress: string | undefined): boolean => {
    const scheme = secure ? 'https://' : 'http://';
    if (!origin.startsWith(scheme)) return false;
    const authority = parseAuthority(origin.slice(scheme.length));
    if (authority === null || (authority.port ?? (secure ? 443 : 80)) !== port) return false;
    return names.has(authority.hostname, localAddress);
  };
  return {
    isSite: (origin, localAddress) =>
      listed.has(origin) || isOwn(origin, ports().site, localAddress),
    isRunner: (origin, localAddress) => isOwn(origin, ports().runner, localAddress),
  };
}
