/** The attacker's page: harmless to look at, and it runs one script, that opens somebody else's WebSocket. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Request, Response } from 'express';
import type { accountEndpoints } from '../../../wire/mechanisms/websocket-accounts.ts';
import { sendProblem } from '../../problem/problem.ts';
import type { PageOrigins } from '../../security/page-origins.ts';
import type { LabContext } from '../lab.ts';
import type { QueryOf } from '../query.ts';
import { badName, isOwnPage } from './account.ts';
import { isAccountName } from './account-cookie.ts';

const script = readFileSync(new URL('attacker.js', import.meta.url), 'utf8');
const style =
  'body{margin:0;padding:12px 16px;font:15px/1.5 system-ui,sans-serif;color:#1d1b18;background:#fff}h1{margin:0 0 4px;font-size:18px}p{margin:0;overflow-wrap:anywhere}';

/** `GET /attacker/:name` */
export function sendAttackerPage(
  context: LabContext,
  request: Request,
  response: Response,
  { victim, report, originCheck }: QueryOf<typeof accountEndpoints.attacker>,
): void {
  const { name } = request.params;
  if (typeof name !== 'string' || !isAccountName(name)) return sendProblem(response, badName);
  const origins = context.pageOriginsOf(response);
  if (!origins.labs.includes(victim)) return refuse(response, 'victim', 'lab A or lab B');
  if (!isOwnPage(origins, report)) return refuse(response, 'report', 'our site or runner');
  const { session, run } = context.callerOf(request);
  const path = `/s/${session}/${run}/websocket/account/${name}`;
  const socketOrigin = victim.replace(/^http/, 'ws');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Content-Security-Policy', policy(origins, socketOrigin));
  response.end(page(`${socketOrigin}${path}?originCheck=${originCheck}`, report));
}

function refuse(response: Response, name: string, allowed: string): void {
  const detail = `\`${name}\` must be the origin of ${allowed}. Give it as the page's own address has it, without a slash at the end.`;
  sendProblem(response, { status: 400, code: 'invalid-parameter', detail });
}

/** CSP Level 3: this script, this style, this socket, and our own pages around it. */
function policy({ ancestors, labs }: PageOrigins, socketOrigin: string): string {
  const own = ancestors.filter((origin) => !labs.includes(origin));
  return [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    `connect-src ${socketOrigin}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${own.join(' ')}`,
  ].join('; ');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** `victim` and `report` are made of our own origins and names without special characters. */
function page(victim: string, report: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Kittens</title>
<style>${style}</style>
<body data-victim="${victim}" data-report="${report}">
<h1>Look at these kittens</h1>
<p>Nothing to see here. <output></output></p>
<script>${script}</script>
`;
}
