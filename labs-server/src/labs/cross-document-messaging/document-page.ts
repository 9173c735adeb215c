/** The HTML of a document that listens, and of the attacker's helper. */
import type { crossDocumentMessagingEndpoints } from '../../../wire/mechanisms/cross-document-messaging.ts';
import type { QueryOf } from '../query.ts';
import { checkScript } from './check-script.ts';
import { escapeHtml } from './html-page.ts';
import { pageStyle } from './page-files.ts';

type DocumentQuery = QueryOf<typeof crossDocumentMessagingEndpoints.document>;

export interface DocumentPage {
  readonly html: string;
  /** The inline script and style, as the policy has to allow them. */
  readonly script: string;
  readonly style: string;
}

/** @param origin where the page is served; @param labA the origin that is trusted unless the query names one */
export function documentPage(query: DocumentQuery, origin: string, labA: string): DocumentPage {
  const trusted = query.trusted === '' ? labA : query.trusted;
  const script = `\n${checkScript({ ...query, trusted })}\n`;
  const { name, check, reply, answer, theme, frame } = query;
  const data = Object.entries({ name, check, reply, answer, theme })
    .map(([key, value]) => ` data-${key}="${escapeHtml(value)}"`)
    .join('');
  const embedded =
    frame === ''
      ? ''
      : `<iframe id="ifr" title="The document that this one embeds" src="${escapeHtml(frame)}"></iframe>\n`;
  const html = `<!doctype html>
<html lang="en"${data}>
<meta charset="utf-8">
<title>Document ${escapeHtml(name)}</title>
<style>${pageStyle}</style>
<script src="scripts/recorder.js"></script>
<script src="scripts/document.js"></script>
<script>${script}</script>
<h1>Document ${escapeHtml(name)} · <code>${escapeHtml(origin)}</code></h1>
<ol aria-label="Messages"></ol>
${embedded}</html>
`;
  return { html, script, style: pageStyle };
}

export const relayPage = `<!doctype html>
<html lang="en" data-name="attacker">
<meta charset="utf-8">
<title>An attacker’s page</title>
<script src="scripts/recorder.js"></script>
<script src="scripts/relay.js"></script>
<p>An attacker’s page</p>
</html>
`;
