/** The standard of the trace file, an Internet-Draft: section numbers are those of draft-ietf-opsawg-pcapng of March 2026. */
import type { Source } from '../field/field.ts';

export function pcapng(section: string): Source {
  return { standard: 'draft-ietf-opsawg-pcapng', section };
}
