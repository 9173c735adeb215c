/** What the page knows of its XMPP stream and its call, as plain data. */
import { readSeenLines, type SeenLine, withSeenLine } from '../message-diagram/seen-line.ts';
import { orNull, text, type FaceReader } from '../trace-face.ts';

export interface JingleReport {
  /** The full address; null before it is bound. */
  readonly jid: string | null;
  /** Whom the call is with; null without one. */
  readonly peer: string | null;
  /** `RTCPeerConnection.connectionState`; null without a call. */
  readonly connection: string | null;
  /** True while the data channel of the call is open. */
  readonly channel: boolean;
  /** The newest offer, as the browser made it and as Jingle says it; null before the first. */
  readonly offerSdp: string | null;
  readonly offerXml: string | null;
  readonly lines: readonly SeenLine[];
}

export const nothingSeen: JingleReport = {
  jid: null,
  peer: null,
  connection: null,
  channel: false,
  offerSdp: null,
  offerXml: null,
  lines: [],
};

export function withLine(report: JingleReport, line: SeenLine): JingleReport {
  return { ...report, lines: withSeenLine(report.lines, line) };
}

/** "In a call with bob@lab.invalid/lab: connected, and the data channel is open.", for eye and ear. */
export function jingleWords({ jid, peer, connection, channel }: JingleReport): string {
  if (jid === null) return 'Press Connect: the page opens a stream to the XMPP server of the lab.';
  if (peer === null) return `Connected as ${jid}.`;
  const open = channel ? ', and the data channel is open' : '';
  return `In a call with ${peer}: ${connection ?? 'new'}${open}.`;
}

/** Reads a report that a trace keeps. */
export const readJingleReport: FaceReader<JingleReport> = (value) => ({
  jid: orNull(value['jid'], text),
  peer: orNull(value['peer'], text),
  connection: orNull(value['connection'], text),
  channel: value['channel'] === true,
  offerSdp: orNull(value['offerSdp'], text),
  offerXml: orNull(value['offerXml'], text),
  lines: readSeenLines(value['lines']),
});
