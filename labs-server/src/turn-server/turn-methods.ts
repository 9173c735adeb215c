/** The requests of TURN, after authentication: RFC 8656 section 5. */
import { turnMethods } from '../../wire/turn/methods.ts';
import { handleAllocate } from './allocate.ts';
import type { Allocation } from './allocation.ts';
import { handleChannelBind } from './channel-bind.ts';
import { handleCreatePermission } from './create-permission.ts';
import { handleRefresh } from './refresh.ts';
import type { TurnRefusal } from './reply.ts';
import type { AuthenticatedRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

type OnAllocation = (
  parts: TurnServerParts,
  request: AuthenticatedRequest,
  allocation: Allocation,
) => Uint8Array | TurnRefusal;

const onAllocation: ReadonlyMap<number, OnAllocation> = new Map([
  [turnMethods.Refresh, handleRefresh],
  [turnMethods.CreatePermission, handleCreatePermission],
  [turnMethods.ChannelBind, handleChannelBind],
]);

/** Methods of which the server knows a request. */
export const turnRequests: ReadonlySet<number> = new Set([
  turnMethods.Allocate,
  ...onAllocation.keys(),
]);

export function handleTurnRequest(
  parts: TurnServerParts,
  request: AuthenticatedRequest,
  answer: (reply: Uint8Array | TurnRefusal) => void,
): void {
  const { method } = request.message;
  const handle = onAllocation.get(method);
  if (handle === undefined) {
    handleAllocate(parts, request, answer);
    return;
  }
  // "if the 5-tuple does not identify an existing allocation, then the message MUST either be rejected with a 437
  // Allocation Mismatch error (if it is a request)".
  const allocation = parts.allocations.find(request.client.fiveTuple.key);
  if (allocation === null) answer({ code: 437 });
  // "All requests after the initial Allocate must use the same username as that used to create the allocation", else "the
  // request MUST be rejected with a 441 (Wrong Credentials) error."
  else if (allocation.user.username !== request.user.username) answer({ code: 441 });
  else answer(handle(parts, request, allocation));
}
