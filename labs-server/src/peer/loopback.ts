/** What Bob does with media: he counts what he receives, and sends it back. */
import type { RTCRtpTransceiver } from 'werift';
import type { ReceivedMedia } from '../../wire/peer-status.ts';
import type { Clock } from '../labs/lab.ts';
import { MediaSection } from './media-section.ts';

export interface LoopbackOptions {
  readonly clock: Clock;
  /** False: media are counted, and do not go back. */
  readonly sendsBack: boolean;
}

/** The media of one call. */
export class Loopback {
  readonly #sections: MediaSection[] = [];
  readonly #options: LoopbackOptions;

  constructor(options: LoopbackOptions) {
    this.#options = options;
  }

  get media(): readonly ReceivedMedia[] {
    return this.#sections.map((section) => section.status);
  }

  attach(transceiver: RTCRtpTransceiver): void {
    const section = new MediaSection(transceiver, this.#options.clock);
    if (this.#options.sendsBack) section.sendOnBy(section);
    this.#sections.push(section);
  }
}
