/** Where a stream is published by RTSP: players get its frames as they came, and it is a source of the cameras too. */
import type { Credentials } from '../labs/rtsp/digest-authentication.ts';
import type { LiveStream, Publication, StreamPlace } from '../labs/rtsp/live-stream.ts';
import type { Clock } from '../labs/lab.ts';
import { PublishedStream } from './published-stream.ts';
import type { PushedCamera } from './pushed-cameras.ts';
import type { Video } from './video.ts';

export interface PublishedPlaceOptions {
  readonly clock: Clock;
  readonly video: Pick<Video, 'openPushed'>;
}

/** One for the whole server: a class watches what one of them publishes. */
export class PublishedPlace implements StreamPlace {
  readonly credentials: Credentials | null = null;
  readonly #options: PublishedPlaceOptions;
  #stream: PublishedStream | null = null;

  constructor(options: PublishedPlaceOptions) {
    this.#options = options;
  }

  get stream(): LiveStream | { readonly absent: string } {
    return this.#stream ?? { absent: 'Nobody publishes here now: ANNOUNCE and RECORD do.' };
  }

  readonly publish = (): Publication | null => {
    if (this.#stream !== null) return null;
    const stream = new PublishedStream(this.#options.clock);
    this.#stream = stream;
    let camera: PushedCamera | null = null;
    let hasEnded = false;
    const opening = this.#options.video.openPushed('published', '').catch(() => null);
    void opening.then((opened) => {
      camera = opened;
      if (hasEnded) camera?.end(publisherGone);
    });
    return {
      accept(jpeg) {
        stream.accept(jpeg);
        camera?.source.push(jpeg);
      },
      end: () => {
        // A second end must not end the one who publishes by then.
        if (hasEnded) return;
        hasEnded = true;
        this.#stream = null;
        camera?.end(publisherGone);
        stream.end();
      },
    };
  };
}

const publisherGone = 'The publisher of the stream is gone.';
