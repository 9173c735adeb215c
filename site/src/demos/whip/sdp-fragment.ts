/** SDP fragments of a publisher (RFC 9725 sections 4.3.2 and 4.3.3, RFC 8840 section 9): what it tells, and what it is told after an ICE restart. */

const valueOf = (sdp: string, name: string): string =>
  new RegExp(`^a=${name}:(.*?)\r?$`, 'm').exec(sdp)?.[1] ?? '';

/** @param description the local one, whose first m-section is the tagged one of the BUNDLE group */
export function fragmentOf(
  description: string,
  candidates: readonly string[],
  ended: boolean,
): string {
  const [, mLine = ''] = /^(m=.*?)\r?$/m.exec(description) ?? [];
  return [
    `a=group:BUNDLE ${valueOf(description, 'group').replace(/^BUNDLE /, '')}`,
    `a=ice-ufrag:${valueOf(description, 'ice-ufrag')}`,
    `a=ice-pwd:${valueOf(description, 'ice-pwd')}`,
    ...iceSettingsOf(description),
    mLine,
    `a=mid:${valueOf(description, 'mid')}`,
    ...candidates.map((candidate) => `a=${candidate}`),
    ...(ended ? ['a=end-of-candidates'] : []),
    '',
  ].join('\r\n');
}

/** A fragment has "the same "ice-options," "ice-pacing," and "ice-lite" attributes" as the offer (section 4.3.3). */
function iceSettingsOf(description: string): readonly string[] {
  const found = description.match(/^a=(?:ice-options:.*|ice-pacing:.*|ice-lite)$/gm) ?? [];
  return [...new Set(found.map((line) => line.trim()))];
}

/** The answer as it is after an ICE restart: all else stays as it was negotiated (RFC 9725 section 4.3.3). */
export function restartedAnswer(answer: string, fragment: string): string {
  const candidates = fragment.match(/^a=(?:candidate:.*|end-of-candidates)\r?$/gm) ?? [];
  const lines = candidates.map((line) => `${line.trim()}\r\n`).join('');
  let given = false;
  return answer
    .replace(/^a=(?:candidate:.*|end-of-candidates)\r\n/gm, '')
    .replace(/^a=ice-ufrag:.*$/gm, `a=ice-ufrag:${valueOf(fragment, 'ice-ufrag')}\r`)
    .replace(/^a=ice-pwd:.*\r\n/gm, () => {
      const credential = `a=ice-pwd:${valueOf(fragment, 'ice-pwd')}\r\n`;
      const first = given ? credential : credential + lines;
      given = true;
      return first;
    })
    .replaceAll('\r\r\n', '\r\n');
}
