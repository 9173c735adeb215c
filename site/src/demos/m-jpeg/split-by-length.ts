/** The reader that many clients are: it believes the Content-Length of a part, and jumps behind its data. */
import { claimedByteLength } from '@wireside/labs-server/wire/multipart/content.ts';
import { decodePartHead } from '@wireside/labs-server/wire/multipart/decode-part-head.ts';
import { dashBoundary, findDelimiter } from '@wireside/labs-server/wire/multipart/delimiter.ts';

/** The data of each part of a whole body; without a Content-Length a part ends at the next delimiter. */
export function splitByLength(
  body: Uint8Array<ArrayBuffer>,
  boundary: string,
): readonly Uint8Array<ArrayBuffer>[] {
  const dash = dashBoundary(boundary);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  while (at < body.length) {
    const head = decodePartHead(body.subarray(at), { atEnd: true }, boundary);
    if (head.status !== 'complete' || head.value.closes) return parts;
    const start = at + head.byteLength;
    const claimed = claimedByteLength(head.value.fieldLines);
    const delimiter = findDelimiter(body, start + (claimed ?? 0), dash);
    const end = claimed === null ? (delimiter?.start ?? body.length) : start + claimed;
    parts.push(body.slice(start, end));
    if (delimiter === null) return parts;
    at = delimiter.start;
  }
  return parts;
}
