/** The media type of an H.264 track, with the `codecs` parameter that says profile and level (RFC 6381 section 3.3). */
import { boxHeadBytes } from './box-splitter.ts';

/** From the movie to the description of its samples (ISO/IEC 14496-12 section 8). */
const path = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd'] as const;
/** Version, flags and number of entries (section 8.5.2). */
const descriptionHeadBytes = 8;
/** What a visual sample entry has before its own boxes (section 12.1.3). */
const visualEntryBytes = 78;

/**
 * @param initialization an initialization segment
 * @returns `video/mp4; codecs="avc1.PPCCLL"`; null where its first track is not H.264
 */
export function mediaTypeOf(initialization: Buffer): string | null {
  let content: Buffer | null = initialization;
  for (const type of path) content = content && boxWithin(content, type);
  const entry = content && boxWithin(content.subarray(descriptionHeadBytes), 'avc1');
  const configuration = entry && boxWithin(entry.subarray(visualEntryBytes), 'avcC');
  // ISO/IEC 14496-15 section 5.3.3.1: version, AVCProfileIndication, profile_compatibility, AVCLevelIndication.
  if (configuration === null || configuration.length < 4) return null;
  return `video/mp4; codecs="avc1.${configuration.toString('hex', 1, 4).toUpperCase()}"`;
}

/** What is in the first box of this type; null where there is none. */
function boxWithin(boxes: Buffer, type: string): Buffer | null {
  let start = 0;
  while (start + boxHeadBytes <= boxes.length) {
    const size = boxes.readUInt32BE(start);
    if (size < boxHeadBytes) return null;
    const found = boxes.toString('latin1', start + 4, start + boxHeadBytes);
    if (found === type) return boxes.subarray(start + boxHeadBytes, start + size);
    start += size;
  }
  return null;
}
