/** ICE-CONTROLLING: RFC 8445 sections 7.1.3 and 16.1. */
import { tieBreakerAttribute } from './tie-breaker-attribute.ts';

export const iceControlling = tieBreakerAttribute({
  type: 0x802a,
  name: 'ICE-CONTROLLING',
  meaning: 'The sender believes that it controls: it nominates the pair.',
  source: { standard: 'RFC 8445', section: '16.1' },
});
