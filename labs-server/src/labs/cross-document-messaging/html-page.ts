/** A page of the lab: HTML under a policy that lets in nothing but what stands in it. */
import { createHash } from 'node:crypto';
import { labPagePolicy } from '../../security/content-security-policy.ts';
import type { PageOrigins } from '../../security/page-origins.ts';

/** Text as HTML shows it, also inside a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Source expression of CSP Level 3 section 2.3.1 for an inline script or style. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** Fields of a page whose inline scripts and styles are allowed by these sources. */
export function pageFields(
  origins: PageOrigins,
  scripts: readonly string[],
  styles: readonly string[] = [],
): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': labPagePolicy(origins, scripts, styles),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}
