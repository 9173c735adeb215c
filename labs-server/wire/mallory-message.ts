/** What crosses the WebSocket of the mechanism `mallory`, as JSON. */

/** From the page. The offer is Alice's, the answer Carol's. */
export type ToMallory =
  { readonly type: 'offer' | 'answer'; readonly sdp: string } | { readonly type: 'reveal' };

/** To the page. The offer is for Carol, the answer for Alice. */
export type FromMallory =
  | { readonly type: 'offer' | 'answer'; readonly sdp: string }
  | {
      readonly type: 'overheard';
      readonly from: 'alice' | 'carol';
      /** Name of the data channel. */
      readonly label: string;
      /** Its beginning where it is long; null for binary. */
      readonly text: string | null;
      readonly byteLength: number;
    }
  | { readonly type: 'revealed'; readonly mallory: boolean }
  /** `code` is stable, `detail` names the remedy. */
  | { readonly type: 'error'; readonly code: string; readonly detail: string };
