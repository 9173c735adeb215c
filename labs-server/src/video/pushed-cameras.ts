/** The cameras whose pictures are pushed: the webcams of the sessions, and the stream that is published. */
import type { Budget } from './budget.ts';
import { createBudget } from './budget.ts';
import type { Camera } from './camera.ts';
import type { PushedSource } from './pushed-source.ts';

/** Sources at the same time; each may hold the newest picture undecoded and decoded. */
export const maxPushed = 40;

export interface PushedCamera {
  readonly camera: Camera;
  readonly source: PushedSource;
  /** The one who pushed is gone, or stopped. A second call does nothing. */
  end(reason: string): void;
}

export type OpenPushed = () => Promise<Pick<PushedCamera, 'camera' | 'source'>>;

export class PushedCameras {
  readonly #open: OpenPushed;
  readonly #budget: Budget = createBudget(maxPushed);
  readonly #byName = new Map<string, PushedCamera>();
  #closedBecause: string | null = null;

  constructor(open: OpenPushed) {
    this.#open = open;
  }

  get(name: string): Camera | null {
    return this.#byName.get(name)?.camera ?? null;
  }

  /** Opens one, in the place of the one before of that name; null when the process has too many. */
  async open(name: string): Promise<PushedCamera | null> {
    if (this.#closedBecause !== null) return null;
    this.#byName.get(name)?.end('A newer source took its place.');
    const giveBack = this.#budget.take();
    if (giveBack === null) return null;
    const opened = await this.#open().catch((error: unknown) => {
      giveBack();
      throw error;
    });
    const pushed: PushedCamera = {
      ...opened,
      end: (reason) => {
        if (this.#byName.get(name) === pushed) this.#byName.delete(name);
        giveBack();
        opened.camera.end(reason);
      },
    };
    if (this.#closedBecause !== null) {
      pushed.end(this.#closedBecause);
      return null;
    }
    this.#byName.get(name)?.end('A newer source took its place.');
    this.#byName.set(name, pushed);
    return pushed;
  }

  /** Ends all of them; no other can be opened. */
  close(reason: string): void {
    this.#closedBecause = reason;
    for (const pushed of this.#byName.values()) pushed.end(reason);
  }
}
