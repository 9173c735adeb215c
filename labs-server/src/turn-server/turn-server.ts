/** A STUN and TURN server without sockets, clock or randomness of its own: units of bytes in, calls of its network out. */
import { attribute } from '../../wire/stun/attribute.ts';
import type { StunMessage } from '../../wire/stun/decode-message.ts';
import { bindingMethod } from '../../wire/stun/message-type.ts';
import { unknownAttributes } from '../../wire/stun/unknown-attributes.ts';
import { decodeTurnUnit, type TurnUnit } from '../../wire/turn/decode-unit.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import type { Complete, DecodeError } from '../../wire/field/decode-result.ts';
import type { Allocation } from './allocation.ts';
import { Allocations } from './allocations.ts';
import { handleBinding, judgeCredentials } from './binding.ts';
import { authenticate, findUser } from './long-term-authentication.ts';
import { Nonces } from './nonce.ts';
import { Openings } from './openings.ts';
import { relayChannelData, relaySend } from './relay-to-peer.ts';
import { encodeRefusal, type TurnRefusal } from './reply.ts';
import { handleTurnRequest, turnRequests } from './turn-methods.ts';
import { Reservations } from './reservations.ts';
import type { TurnClient } from './turn-client.ts';
import type { Integrity, TurnRequest } from './turn-request.ts';
import type { TurnServerOptions } from './turn-server-options.ts';
import type { TurnCounters, TurnServerParts } from './turn-server-parts.ts';

export class TurnServer {
  readonly #parts: TurnServerParts;

  constructor(options: TurnServerOptions) {
    this.#parts = {
      options,
      nonces: new Nonces(options),
      allocations: new Allocations(options),
      reservations: new Reservations(options),
      openings: new Openings(),
      counters: { malformed: 0, refused: 0 },
    };
  }

  get counters(): Readonly<TurnCounters & { allocations: number; reservations: number }> {
    const { counters, allocations, reservations } = this.#parts;
    return { ...counters, allocations: allocations.size, reservations: reservations.size };
  }

  get allocations(): Iterable<Allocation> {
    return this.#parts.allocations;
  }

  /** One datagram. Whatever is in it, nothing is thrown. */
  receive(client: TurnClient, datagram: Uint8Array): void {
    const result = decodeTurnUnit(datagram, { atEnd: true }, 'datagram');
    if (result.status === 'complete') this.receiveUnit(client, result, datagram);
    else this.#parts.counters.malformed += 1;
  }

  /** Bytes of a stream that can be no unit. */
  countMalformed(): void {
    this.#parts.counters.malformed += 1;
  }

  hasAllocation(fiveTupleKey: string): boolean {
    return this.#parts.allocations.find(fiveTupleKey) !== null;
  }

  /** One unit that was decoded already: of a stream. `bytes` are exactly those of the unit. */
  receiveUnit(client: TurnClient, { value, fault }: Complete<TurnUnit>, bytes: Uint8Array): void {
    if (fault !== undefined && !this.#tolerates(fault)) {
      this.#parts.counters.malformed += 1;
      // RFC 8489 section 14.8: a request that is malformed gets 400. What fails the check of FINGERPRINT is "silently
      // discarded" (section 6.3).
      if (value.kind === 'stun' && fault.protocolStatus === 400) {
        const { message } = value;
        if (isSupportedRequest(message))
          this.#answer({ client, message, bytes }, { code: 400 }, null);
      }
      return;
    }
    if (value.kind === 'channel-data') {
      const { channelNumber, data } = value.channelData;
      const allocation = this.#parts.allocations.find(client.fiveTuple.key);
      const payload = bytes.subarray(data.start, data.end);
      if (allocation) relayChannelData(this.#parts, allocation, channelNumber, payload);
      return;
    }
    const { message } = value;
    if (isSupportedRequest(message)) this.#request({ client, message, bytes });
    else if (message.messageClass === 'indication') this.#indication(client, message);
    else this.#parts.counters.malformed += 1;
  }

  /** The client's connection is over. It stood for the 5-tuple (RFC 8656 section 3.2), so its allocation goes with it. */
  clientGone(client: TurnClient): void {
    const { allocations, openings } = this.#parts;
    const { key } = client.fiveTuple;
    openings.drop(key);
    const allocation = allocations.find(key);
    if (allocation) allocations.delete(allocation);
  }

  /** Deletes the allocations of all users with this key, and those that are being opened. */
  dropUser(quotaKey: string): void {
    const { allocations, openings } = this.#parts;
    openings.dropUser(quotaKey);
    for (const allocation of allocations) {
      if (allocation.user.quotaKey === quotaKey) allocations.delete(allocation);
    }
  }

  close(): void {
    const { allocations, reservations, openings } = this.#parts;
    openings.clear();
    for (const allocation of allocations) allocations.delete(allocation);
    reservations.close();
  }

  /** A channel number beyond RFC 8656 is no fault where that of RFC 5766 are allowed. */
  #tolerates({ code }: DecodeError): boolean {
    return code === 'channel-number-reserved' && this.#parts.options.channelRange === 'rfc5766';
  }

  #request(request: TurnRequest): void {
    const { options, nonces } = this.#parts;
    const { client, message } = request;
    const user = findUser(options, message);
    if (user !== null) options.observer.named?.(client, user);
    if (message.method === bindingMethod) {
      this.#binding(request);
      return;
    }
    const who = authenticate(options, nonces, request);
    if ('refusal' in who) this.#answer(request, who.refusal, null);
    else if (message.unknownRequired.length > 0) {
      this.#answer(request, unknown(message), who.integrity);
    } else {
      const authenticated = { ...request, ...who };
      handleTurnRequest(this.#parts, authenticated, (reply) =>
        this.#answer(request, reply, who.integrity),
      );
    }
  }

  #binding(request: TurnRequest): void {
    const who = judgeCredentials(this.#parts, request);
    const integrity = who !== null && 'integrity' in who ? who.integrity : null;
    const { message } = request;
    if (who !== null && 'refusal' in who) this.#answer(request, who.refusal, null);
    else if (message.unknownRequired.length > 0) {
      this.#answer(request, unknown(message), integrity);
    } else this.#answer(request, handleBinding(this.#parts, request, integrity), integrity);
  }

  #indication(client: TurnClient, message: StunMessage): void {
    const allocation = this.#parts.allocations.find(client.fiveTuple.key);
    if (allocation && message.method === turnMethods.Send) {
      relaySend(this.#parts, message, allocation);
    }
  }

  #answer(
    request: TurnRequest,
    reply: Uint8Array | TurnRefusal,
    integrity: Integrity | null,
  ): void {
    if (reply instanceof Uint8Array) {
      request.client.send(reply);
      return;
    }
    const { options, counters } = this.#parts;
    counters.refused += 1;
    request.client.send(encodeRefusal(options.digests, request, reply, integrity));
  }
}

/**
 * "It checks ... that the method value is a supported method. It checks that the message class is allowed for the
 * particular method. ... If any errors are detected, the message is silently discarded." (RFC 8489 section 6.3)
 */
const isSupportedRequest = ({ messageClass, method }: StunMessage): boolean =>
  messageClass === 'request' && (method === bindingMethod || turnRequests.has(method));

/**
 * "If the request contains one or more unknown comprehension-required attributes, the server replies with an error
 * response with an error code of 420 (Unknown Attribute)" (RFC 8489 section 6.3.1), after the checks of who asks.
 */
const unknown = ({ unknownRequired }: StunMessage): TurnRefusal => ({
  code: 420,
  attributes: [attribute(unknownAttributes, unknownRequired)],
});
