/** Cuts a stream of JPEG pictures, one right after the other, into the pictures. */

/** More than any picture has: what is longer is no stream of pictures. */
const maxPictureBytes = 4 * 1024 * 1024;
const startOfImage = Buffer.from([0xff, 0xd8, 0xff]);
/** EOI. Within the data of a scan 0xFF is followed by 0x00 or a restart marker (ITU-T T.81 B.1.1.5), so by no EOI; pictures of ffmpeg hold no thumbnail, which would have one. */
const endOfImage = Buffer.from([0xff, 0xd9]);

export class JpegSplitter {
  #bytes: Buffer = Buffer.alloc(0);
  readonly #onPicture: (jpeg: Buffer) => void;

  constructor(onPicture: (jpeg: Buffer) => void) {
    this.#onPicture = onPicture;
  }

  /** Takes the next bytes of the stream, wherever they were cut. */
  write(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const start = this.#bytes.indexOf(startOfImage);
      const end = start === -1 ? -1 : this.#bytes.indexOf(endOfImage, start + startOfImage.length);
      if (end === -1) break;
      this.#onPicture(Buffer.from(this.#bytes.subarray(start, end + endOfImage.length)));
      this.#bytes = this.#bytes.subarray(end + endOfImage.length);
    }
    if (this.#bytes.length > maxPictureBytes) this.#bytes = Buffer.alloc(0);
  }
}
