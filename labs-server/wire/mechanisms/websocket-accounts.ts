/** The endpoints about cross-site WebSocket hijacking: an account, its cookie, and a page that is after it. */
import type { LabEndpoint } from './mechanism.ts';
import { choice, text } from './parameters.ts';

/** The values of the cookie's attribute SameSite; `absent` sends none. */
export const sameSiteValues = ['absent', 'Lax', 'Strict', 'None'] as const;

export type SameSiteValue = (typeof sameSiteValues)[number];

const originCheck = choice('originCheck', {
  meaning:
    '`none`: whoever asks may connect; `exact`: only the origins of our own site and runner, everybody else gets 403 (RFC 6455, 10.2).',
  choices: ['none', 'exact'],
});

const login = {
  method: 'POST',
  path: '/login/:name',
  summary:
    'Logs you in to an account of this name (lower-case letters, digits, hyphens): sets an HttpOnly cookie that only this account gets, for ten minutes.',
  parameters: [
    choice('sameSite', {
      meaning:
        'The attribute SameSite of the cookie; `None` comes with Secure, without which browsers refuse it.',
      choices: sameSiteValues,
    }),
  ],
} as const satisfies LabEndpoint;

const account = {
  method: 'GET',
  path: '/account/:name',
  upgrade: 'websocket',
  summary:
    'Tells in one message whom the cookie of the handshake stands for, `{"user": null}` without one, and answers every message with the same.',
  parameters: [originCheck],
} as const satisfies LabEndpoint;

const attacker = {
  method: 'GET',
  path: '/attacker/:name',
  summary:
    'A page that opens the WebSocket of this account at lab A or B, with whatever cookie the browser sends along, and posts what it got to the page that embeds it.',
  parameters: [
    text('victim', {
      meaning: 'Origin of the lab that holds the account, such as `http://127.0.0.1:4601`.',
      default: '',
      maxLength: 200,
    }),
    text('report', {
      meaning: 'Origin of the page that embeds this one and gets the report.',
      default: '',
      maxLength: 200,
    }),
    originCheck,
  ],
} as const satisfies LabEndpoint;

export const accountEndpoints = { login, account, attacker } as const;
