/** Attributes of RFC 8866 itself, and those of RTSP. */
import { attribute } from './attribute-term.ts';
import { rest, token, digits } from './subfield.ts';

const number = { rule: 'a number', pattern: /^\d+(\.\d+)?$/ };

const orientation = {
  rule: 'portrait, landscape or seascape',
  pattern: /^(portrait|landscape|seascape)$/,
};
const conference = {
  rule: 'broadcast, meeting, moderated, test or H332',
  pattern: /^(broadcast|meeting|moderated|test|H332)$/,
};

export const mediaAttributes = [
  attribute('cat', 'RFC 8866 6.1', 'A category of the session. Obsolete.', [
    rest('cat-value', 'Its parts are separated by dots.'),
  ]),
  attribute('keywds', 'RFC 8866 6.2', 'Keywords of the session. Obsolete.', [
    rest('keywds-value', 'Words.'),
  ]),
  attribute('tool', 'RFC 8866 6.3', 'The program that made the description.', [
    rest('tool-value', 'Name and version.'),
  ]),
  attribute('ptime', 'RFC 8866 6.4', 'Milliseconds of media in one packet.', [
    rest('ptime-value', 'In milliseconds.', { expect: number }),
  ]),
  attribute('maxptime', 'RFC 8866 6.5', 'The most milliseconds of media in one packet.', [
    rest('maxptime-value', 'In milliseconds.', { expect: number }),
  ]),
  attribute('recvonly', 'RFC 8866 6.7.1', 'This peer receives only.'),
  attribute('sendrecv', 'RFC 8866 6.7.2', 'This peer sends and receives.'),
  attribute('sendonly', 'RFC 8866 6.7.3', 'This peer sends only.'),
  attribute('inactive', 'RFC 8866 6.7.4', 'Nobody sends, for now.'),
  attribute('orient', 'RFC 8866 6.8', 'How a whiteboard lies on the screen.', [
    rest('orient-value', 'Seascape is landscape upside down.', { expect: orientation }),
  ]),
  attribute('type', 'RFC 8866 6.9', 'The kind of session.', [
    rest('type-value', 'It suggests who sends.', { expect: conference }),
  ]),
  attribute('charset', 'RFC 8866 6.10', 'The character set of the text in the description.', [
    rest('charset-value', 'UTF-8 where nothing is said.'),
  ]),
  attribute('sdplang', 'RFC 8866 6.11', 'The language of the description itself.', [
    rest('sdplang-value', 'A language tag.'),
  ]),
  attribute('lang', 'RFC 8866 6.12', 'The language of the media.', [
    rest('lang-value', 'A language tag.'),
  ]),
  attribute('framerate', 'RFC 8866 6.13', 'The most frames in a second.', [
    rest('framerate-value', 'Frames per second.', { expect: number }),
  ]),
  attribute('quality', 'RFC 8866 6.14', 'What the encoder aims at, from 0 to 10.', [
    rest('quality-value', '10 is the best.', { expect: digits }),
  ]),
  attribute('control', 'RFC 2326 C.1.1', 'The URL by which RTSP controls this, or a part of it.', [
    rest('URL', 'Absolute, or relative to Content-Base; * is the presentation itself.'),
  ]),
  attribute('range', 'RFC 2326 C.1.5', 'The part of time that can be played.', [
    rest('range', 'npt=now- is live.'),
  ]),
  attribute('etag', 'RFC 2326 C.1.8', 'Identifies the version of the description.', [
    rest('entity-tag', 'Compared by SETUP.'),
  ]),
  attribute('cliprect', 'RFC 8866 5.13', 'The size of the picture. Of no standard, but common.', [
    rest('rectangle', 'Top, left, bottom and right.'),
  ]),
  attribute('ts-refclk', 'RFC 7273 4', 'The clock by which timestamps can be compared.', [
    rest('clksrc', 'Which clock: ntp, ptp, gps, local.'),
  ]),
  attribute('mediaclk', 'RFC 7273 5', 'The clock that paces the media.', [
    rest('mediaclock', 'sender: only the stream itself tells.'),
  ]),
  attribute('label', 'RFC 4574 4', 'A name for the stream, for use outside of SDP.', [
    rest('pointer', 'The name.', { expect: token }),
  ]),
];
