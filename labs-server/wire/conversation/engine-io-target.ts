/** Which requests speak Engine.IO 4: Engine.IO protocol, section "Transports". */

/** True where the query has `EIO=4` and this transport. */
export function speaksEngineIo(
  requestTarget: string | null,
  transport: 'polling' | 'websocket',
): boolean {
  const query = requestTarget?.split('?')[1]?.split('&') ?? [];
  return query.includes('EIO=4') && query.includes(`transport=${transport}`);
}
