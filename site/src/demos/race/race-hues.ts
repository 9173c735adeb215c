/** The hues of the race, and the ink of text: one per lane, none of them carried by colour alone (each line has its label and its dash). */
export type FormatHue = 'tcp' | 'http' | 'chunk' | 'event' | 'ws' | 'sio' | 'rtp' | 'stun' | 'ink';

/** Dash patterns in CSS pixels; an empty one is a solid line. */
export const lineDash: Readonly<Record<FormatHue, readonly number[]>> = {
  tcp: [8, 4],
  http: [2, 3],
  chunk: [12, 3, 2, 3],
  event: [],
  ws: [16, 4],
  sio: [10, 3, 2, 3, 2, 3],
  rtp: [],
  stun: [6, 3],
  ink: [4, 6],
};
