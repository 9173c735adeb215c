/** The cookie of an account (RFC 6265): its Path is the account's alone, so that it reaches nothing else. */
import type { SameSiteValue } from '../../../wire/mechanisms/websocket-accounts.ts';

const cookieName = 'wireside-account';
const lifeSeconds = 600;

/** A name that can stand in a path and a cookie as it is. */
export function isAccountName(name: string | undefined): name is string {
  return name !== undefined && /^[a-z0-9-]{1,20}$/.test(name);
}

/** The Set-Cookie field for a login; `path` is that of the account's endpoint. */
export function accountCookie(user: string, path: string, sameSite: SameSiteValue): string {
  const attributes = [`Path=${path}`, `Max-Age=${lifeSeconds}`, 'HttpOnly'];
  if (sameSite !== 'absent') attributes.push(`SameSite=${sameSite}`);
  // "If the cookie's SameSite is None, it must be Secure": browsers refuse it otherwise.
  if (sameSite === 'None') attributes.push('Secure');
  return `${cookieName}=${user}; ${attributes.join('; ')}`;
}

/** Whom the Cookie field of a request stands for; null when it names nobody. */
export function userOf(cookieField: string | undefined): string | null {
  for (const pair of (cookieField ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === cookieName && isAccountName(value)) return value;
  }
  return null;
}
