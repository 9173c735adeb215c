/** A TURN client over real sockets, for tests and measurements: it knows what our encoders know. */
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { AttributeDraft } from '../../../wire/stun/attribute.ts';
import { findValue } from '../../../wire/stun/attribute.ts';
import { hexText, joinBytes } from '../../../wire/stun/bytes.ts';
import type { StunMessage } from '../../../wire/stun/decode-message.ts';
import { encodeStunMessage } from '../../../wire/stun/encode-message.ts';
import { errorCode } from '../../../wire/stun/error-code.ts';
import type { TransportAddress } from '../../../wire/stun/transport-address.ts';
import { decodeTurnUnit, type TurnUnit } from '../../../wire/turn/decode-unit.ts';
import { encodeChannelData } from '../../../wire/turn/encode-channel-data.ts';
import type { TurnFraming } from '../../../wire/turn/framing.ts';
import {
  type ClientAccount,
  ClientCredentials,
} from '../../turn-server/testing/client-credentials.ts';

export interface TurnServerAddress extends TransportAddress {
  readonly transport: 'udp' | 'tcp' | 'tls';
  /** The certificate to trust, in PEM, for `tls`. */
  readonly ca?: string;
}

/** What carries the units. */
interface Carrier {
  readonly framing: TurnFraming;
  send(bytes: Uint8Array): void;
  close(): void;
}

/** How long a response may take, on a machine with much to do. */
const timeoutMs = 5_000;

export class TurnTestClient {
  readonly #credentials: ClientCredentials;
  readonly #waiting = new Map<string, (message: StunMessage) => void>();
  readonly #indications: StunMessage[] = [];
  #onIndication: (() => void) | null = null;
  /** ChannelData that came. */
  onChannelData: (number: number, data: Uint8Array) => void = () => {};
  #carrier: Carrier | null = null;

  private constructor(account: ClientAccount) {
    this.#credentials = new ClientCredentials(account);
  }

  static async open(server: TurnServerAddress, account: ClientAccount): Promise<TurnTestClient> {
    const client = new TurnTestClient(account);
    const open = server.transport === 'udp' ? openUdp : openStream;
    client.#carrier = await open(server, (unit, bytes) => client.#received(unit, bytes));
    return client;
  }

  /** One request, and once more where credentials are asked for. */
  async ask(method: number, attributes: readonly AttributeDraft[] = []): Promise<StunMessage> {
    const first = await this.#once(method, attributes);
    const code = findValue(first.attributes, errorCode)?.code;
    if ((code !== 401 && code !== 438) || !this.#credentials.learn(first)) return first;
    return this.#once(method, attributes);
  }

  indicate(method: number, attributes: readonly AttributeDraft[]): void {
    const draft = { messageClass: 'indication', method, attributes } as const;
    this.#carrier?.send(encodeStunMessage({ ...draft, transactionId: randomBytes(12) }));
  }

  sendChannelData(channelNumber: number, data: Uint8Array): void {
    const { framing = 'datagram' } = this.#carrier ?? {};
    this.#carrier?.send(encodeChannelData(channelNumber, data, framing));
  }

  async nextIndication(): Promise<StunMessage> {
    for (;;) {
      const indication = this.#indications.shift();
      if (indication !== undefined) return indication;
      await new Promise<void>((resolve) => (this.#onIndication = resolve));
    }
  }

  close(): void {
    this.#carrier?.close();
  }

  #once(method: number, attributes: readonly AttributeDraft[]): Promise<StunMessage> {
    const transactionId = randomBytes(12);
    const key = hexText(transactionId);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server does not answer')), timeoutMs);
      this.#waiting.set(key, (message) => {
        clearTimeout(timer);
        this.#waiting.delete(key);
        resolve(message);
      });
      this.#carrier?.send(this.#credentials.request(method, transactionId, attributes));
    });
  }

  #received(unit: TurnUnit, bytes: Uint8Array): void {
    if (unit.kind === 'channel-data') {
      const { channelNumber, data } = unit.channelData;
      this.onChannelData(channelNumber, bytes.subarray(data.start, data.end));
    } else if (unit.message.messageClass === 'indication') {
      this.#indications.push(unit.message);
      this.#onIndication?.();
    } else this.#waiting.get(hexText(unit.message.transactionId))?.(unit.message);
  }
}

type Receive = (unit: TurnUnit, bytes: Uint8Array) => void;

async function openUdp({ address, port }: TransportAddress, receive: Receive): Promise<Carrier> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  socket.on('message', (datagram) => {
    const result = decodeTurnUnit(datagram, { atEnd: true }, 'datagram');
    if (result.status === 'complete') receive(result.value, datagram);
  });
  socket.connect(port, address);
  await once(socket, 'connect');
  return {
    framing: 'datagram',
    send: (bytes) => socket.send(bytes),
    close: () => void socket.close(),
  };
}

async function openStream(
  { transport, address, port, ca }: TurnServerAddress,
  receive: Receive,
): Promise<Carrier> {
  const isTls = transport === 'tls';
  const socket = isTls
    ? connectTls({ host: address, port, ca })
    : connect({ host: address, port, noDelay: true });
  let waiting: Uint8Array = new Uint8Array(0);
  socket.on('data', (bytes: Buffer) => {
    waiting = joinBytes([waiting, bytes]);
    for (;;) {
      const result = decodeTurnUnit(waiting, { atEnd: false }, 'stream');
      if (result.status !== 'complete') return;
      receive(result.value, waiting.subarray(0, result.byteLength));
      waiting = waiting.slice(result.byteLength);
    }
  });
  socket.on('error', () => {});
  await once(socket, isTls ? 'secureConnect' : 'connect');
  return {
    framing: 'stream',
    send: (bytes) => void socket.write(bytes),
    close: () => void socket.destroy(),
  };
}
