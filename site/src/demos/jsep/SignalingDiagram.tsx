/** signalingState as a diagram: where this peer is, and by which arrow it came. */
import { diagramEdges, diagramNodes, diagramSize, legalIn } from './signaling-diagram.ts';

interface Props {
  readonly state: RTCSignalingState;
  readonly cameFrom: RTCSignalingState | null;
}

export function SignalingDiagram({ state, cameFrom }: Props) {
  const { width, height, nodeHeight } = diagramSize;
  const said = `signalingState: ${state}${cameFrom === null ? '' : `, from ${cameFrom}`}`;
  return (
    <div class="jsep-diagram">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={said}>
        {diagramEdges.map(({ from, to, points }) => (
          <polyline
            key={`${from} ${to}`}
            points={points}
            data-taken={from === cameFrom && to === state}
            marker-end="url(#jsep-arrow)"
          />
        ))}
        {diagramNodes.map(({ state: own, lines, x, y, width: boxWidth }) => (
          <g key={own} data-current={own === state}>
            <rect x={x} y={y} width={boxWidth} height={nodeHeight} rx="7" />
            {lines.map((line, index) => (
              <text
                key={line}
                x={x + boxWidth / 2}
                y={y + nodeHeight / 2 + 5 + (index - (lines.length - 1) / 2) * 16}
              >
                {line}
              </text>
            ))}
          </g>
        ))}
      </svg>
      <p>
        <b data-state="signaling">{state}</b>
        <span>takes: {legalIn(state)}</span>
      </p>
    </div>
  );
}

/** The head of all arrows; once in a page, for every diagram. */
export function ArrowHead() {
  return (
    <svg class="jsep-arrow-head" width="0" height="0" aria-hidden="true">
      <marker
        id="jsep-arrow"
        viewBox="0 0 8 8"
        refX="7"
        refY="4"
        markerWidth="6"
        markerHeight="6"
        orient="auto"
      >
        <path d="M0 0 8 4 0 8z" fill="context-stroke" />
      </marker>
    </svg>
  );
}
