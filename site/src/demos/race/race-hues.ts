/** The hues of the race: one per lane, none of them carried by colour alone (each line has its label and its dash). */
export type FormatHue = 'tcp' | 'http' | 'chunk' | 'event' | 'ws' | 'sio' | 'sdp';

/** Dash patterns in CSS pixels; an empty one is a solid line. */
export const lineDash: Readonly<Record<FormatHue, readonly number[]>> = {
  tcp: [8, 4],
  http: [2, 3],
  chunk: [12, 3, 2, 3],
  event: [],
  ws: [5, 2],
  sio: [1, 2],
  sdp: [6, 2, 1, 2],
};
