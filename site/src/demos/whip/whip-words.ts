/** One sentence about a run of the publisher. */
import type { WhipReport } from './whip-report.ts';

export function whipWords(report: WhipReport | null): string {
  if (report === null) return 'Press Run: the page publishes a picture into Bob for some seconds.';
  const { exchanges, arrived, connectedMs, iceServers } = report;
  if (exchanges.length === 0) return 'The offer is being made.';
  const [post] = exchanges;
  if (connectedMs === null)
    return `${post?.method} was answered with ${post?.status}; ICE looks for a path.`;
  const servers = `${iceServers} Link ${iceServers === 1 ? 'field' : 'fields'} named STUN and TURN`;
  const media = arrived === null ? 'no frame came yet' : `${arrived.frames} frames came`;
  const requests = `${exchanges.length} ${exchanges.length === 1 ? 'request' : 'requests'}`;
  return `Connected after ${connectedMs} ms, with ${requests} so far; ${servers}; ${media}.`;
}
