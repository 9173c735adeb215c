/** Time as the virtual network sees it. */
export interface Scheduler {
  /** Milliseconds since the run began. */
  nowMs(): number;
  /** Calls `callback` once after `delayMs`, unless the returned function is called before. */
  after(delayMs: number, callback: () => void): () => void;
}
