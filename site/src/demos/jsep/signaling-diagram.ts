/** The diagram of RTCSignalingState (WebRTC section 4.3.1) as data: where the states stand, and what leads between them. */

export interface DiagramNode {
  readonly state: RTCSignalingState;
  /** One or two lines of text. */
  readonly lines: readonly string[];
  /** Of the box, in the units of the drawing. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface DiagramEdge {
  readonly from: RTCSignalingState;
  readonly to: RTCSignalingState;
  /** The points of the arrow. */
  readonly points: string;
}

export const diagramSize = { width: 264, height: 178, nodeHeight: 40 };

export const diagramNodes: readonly DiagramNode[] = [
  { state: 'stable', lines: ['stable'], x: 62, y: 2, width: 140 },
  { state: 'have-local-offer', lines: ['have-', 'local-offer'], x: 2, y: 68, width: 112 },
  { state: 'have-remote-offer', lines: ['have-', 'remote-offer'], x: 150, y: 68, width: 112 },
  { state: 'have-remote-pranswer', lines: ['have-remote-', 'pranswer'], x: 2, y: 134, width: 112 },
  { state: 'have-local-pranswer', lines: ['have-local-', 'pranswer'], x: 150, y: 134, width: 112 },
];

/** There and back in two lanes, so that each arrow has its own head. */
export const diagramEdges: readonly DiagramEdge[] = [
  { from: 'stable', to: 'have-local-offer', points: '84,44 64,66' },
  { from: 'have-local-offer', to: 'stable', points: '84,66 104,44' },
  { from: 'stable', to: 'have-remote-offer', points: '180,44 200,66' },
  { from: 'have-remote-offer', to: 'stable', points: '180,66 160,44' },
  { from: 'have-local-offer', to: 'have-remote-pranswer', points: '40,110 40,132' },
  { from: 'have-remote-offer', to: 'have-local-pranswer', points: '224,110 224,132' },
  { from: 'have-remote-pranswer', to: 'stable', points: '114,146 126,146 126,44' },
  { from: 'have-local-pranswer', to: 'stable', points: '150,146 138,146 138,44' },
];

const legal: Readonly<Record<RTCSignalingState, string>> = {
  stable: 'setLocalDescription(offer), setRemoteDescription(offer)',
  'have-local-offer':
    'setRemoteDescription(answer or pranswer), a newer offer of its own, rollback',
  'have-remote-offer':
    'setLocalDescription(answer or pranswer), a newer offer of the other, rollback',
  'have-local-pranswer': 'setLocalDescription(answer or pranswer)',
  'have-remote-pranswer': 'setRemoteDescription(answer or pranswer)',
  closed: 'nothing more',
};

/** What the state machine takes in `state` (RFC 9429 section 3.2). */
export function legalIn(state: RTCSignalingState): string {
  return legal[state];
}
