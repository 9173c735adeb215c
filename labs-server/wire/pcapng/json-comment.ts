/**
 * Our metadata as JSON in opt_comment (draft-ietf-opsawg-pcapng section 3.5). An option holds at most 65,535 bytes,
 * so a long text is split over several comments. Characters beyond ASCII are escaped: any cut falls between characters.
 */
import { latin1Text } from '../field/text.ts';
import { optionCode, type Option } from './block.ts';
import { latin1Bytes } from './bytes.ts';
import { traceFormatVersion, type JsonValue } from './trace-file.ts';

const pieceBytes = 60_000;
const marker = '{"wireside":';

/** The comments that hold `content`, marked as ours with the format's version. */
export function encodeJsonComment(content: { readonly [name: string]: JsonValue }): Option[] {
  const text = JSON.stringify({ wireside: traceFormatVersion, ...content }).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const pieces: Option[] = [];
  for (let start = 0; start < text.length; start += pieceBytes) {
    const value = latin1Bytes(text.slice(start, start + pieceBytes));
    pieces.push({ code: optionCode.comment, value });
  }
  return pieces;
}

/** What the comments of a block say: nothing of ours, our JSON, or our mark with unreadable JSON after it. */
export type JsonComment =
  | { readonly status: 'absent' }
  | { readonly status: 'present'; readonly value: unknown }
  | { readonly status: 'unreadable' };

/** Joins the comments from the first that carries our mark, and parses them. */
export function decodeJsonComment(options: readonly Option[]): JsonComment {
  const comments = options
    .filter(({ code }) => code === optionCode.comment)
    .map(({ value }) => latin1Text(value));
  const first = comments.findIndex((comment) => comment.startsWith(marker));
  if (first < 0) return { status: 'absent' };
  try {
    return { status: 'present', value: JSON.parse(comments.slice(first).join('')) };
  } catch {
    return { status: 'unreadable' };
  }
}
