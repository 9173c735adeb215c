/** Where a rule of TURN is written. */
import type { Source } from '../field/field.ts';

export const rfc8656 = (section: string): Source => ({ standard: 'RFC 8656', section });
