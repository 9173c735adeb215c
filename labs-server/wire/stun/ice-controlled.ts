/** ICE-CONTROLLED: RFC 8445 sections 7.1.3 and 16.1. */
import { tieBreakerAttribute } from './tie-breaker-attribute.ts';

export const iceControlled = tieBreakerAttribute({
  type: 0x8029,
  name: 'ICE-CONTROLLED',
  meaning: 'The sender believes that it is controlled: the other side nominates.',
  source: { standard: 'RFC 8445', section: '16.1' },
});
