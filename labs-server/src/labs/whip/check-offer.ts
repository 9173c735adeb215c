/** What WHIP asks of an offer beyond what every offer has to be (RFC 9725 sections 4.2 and 4.4). */
import type { Problem } from '../../problem/problem.ts';

/** Null: a publisher may offer this. */
export function objectionToOffer(sdp: string): Problem | null {
  const [, ...sections] = sdp.split(/^(?=m=)/m);
  const media = sections.filter((section) => /^m=(?:audio|video) /.test(section));
  if (media.length === 0) {
    return refuse('It offers no audio and no video. Add a track before createOffer().', '4.4.2');
  }
  for (const kind of ['audio', 'video']) {
    if (media.filter((section) => section.startsWith(`m=${kind} `)).length > 1) {
      return refuse(
        `It has more than one m=${kind}. Publish one stream, with one track of a kind.`,
        '4.4.2',
      );
    }
  }
  if (media.some((section) => /^a=(?:recvonly|inactive)\r?$/m.test(section))) {
    const detail =
      'It has an m-section that is recvonly or inactive. A publisher offers sendonly: addTransceiver(track, { direction: "sendonly" }).';
    return refuse(detail, '4.2');
  }
  if (media.some((section) => /^a=setup:passive\r?$/m.test(section))) {
    return refuse('It has a=setup:passive. Offer actpass.', '4.4.4');
  }
  return null;
}

/** "reject the HTTP POST request" rather than one m-section of it: RFC 9725 section 4.4.3. */
export function objectionToAnswer(answerSdp: string): Problem | null {
  const rejected = /^m=(audio|video) 0 /m.exec(answerSdp);
  if (rejected === null) return null;
  const codecs = rejected[1] === 'audio' ? 'Opus and PCMU' : 'VP8';
  return refuse(
    `Bob has no codec for its ${rejected[1]}: he takes ${codecs}. Offer one of these.`,
    '4.4.3',
  );
}

function refuse(what: string, section: string): Problem {
  return { status: 422, code: 'offer-refused', detail: `${what} (RFC 9725, ${section})` };
}
