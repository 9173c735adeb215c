/** STUN messages one after the other, as they come over TCP: RFC 8489 section 6.2.2. */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { decodeStunMessage, type StunMessage } from './decode-message.ts';
import { type StunVocabulary, stunVocabulary } from './vocabulary.ts';

export function stunMessageDecoder(
  vocabulary: StunVocabulary = stunVocabulary,
): UnitDecoder<StunMessage> {
  const decoder: UnitDecoder<StunMessage> = {
    decode: (bytes, options) => decodeStunMessage(bytes, options, vocabulary),
    after: () => decoder,
  };
  return decoder;
}
