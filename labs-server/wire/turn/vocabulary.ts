/** What a reader of TURN knows: the methods and attributes of STUN, ICE and TURN. RFC 8656 sections 17 and 18. */
import { bindingMethod } from '../stun/message-type.ts';
import { createVocabulary, stunAttributes } from '../stun/vocabulary.ts';
import { additionalAddressFamily } from './additional-address-family.ts';
import { addressErrorCode } from './address-error-code.ts';
import { channelNumber } from './channel-number.ts';
import { data } from './data.ts';
import { dontFragment } from './dont-fragment.ts';
import { evenPort } from './even-port.ts';
import { icmp } from './icmp.ts';
import { lifetime } from './lifetime.ts';
import { furtherMethods, turnMethods } from './methods.ts';
import { requestedAddressFamily } from './requested-address-family.ts';
import { requestedTransport } from './requested-transport.ts';
import { reservationToken } from './reservation-token.ts';
import { xorPeerAddress } from './xor-peer-address.ts';
import { xorRelayedAddress } from './xor-relayed-address.ts';

const methodNumbers = { Binding: bindingMethod, ...turnMethods, ...furtherMethods };

export const turnVocabulary = createVocabulary(
  Object.entries(methodNumbers).map(([name, number]) => [number, name] as const),
  [
    ...stunAttributes,
    channelNumber,
    lifetime,
    xorPeerAddress,
    data,
    xorRelayedAddress,
    requestedAddressFamily,
    evenPort,
    requestedTransport,
    dontFragment,
    reservationToken,
    additionalAddressFamily,
    addressErrorCode,
    icmp,
  ],
);
