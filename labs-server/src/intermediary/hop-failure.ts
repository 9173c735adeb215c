/** What went wrong on the second hop, in words for the learner. */

/** Node's errors of the HTTP parser carry what the parser did not accept in `reason`. */
function parserReason(error: Error): string | null {
  const reason: unknown = 'reason' in error ? error.reason : null;
  return typeof reason === 'string' && reason !== '' ? reason : null;
}

/** A clause without a full stop. Node says `aborted` within a response, and `socket hang up` before its head. */
export function hopFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message === 'aborted') return 'the connection ended before the response was complete';
  if (error.message === 'socket hang up') return 'the connection ended before a response head came';
  if ('code' in error && error.code === 'ECONNRESET') return 'the connection was reset';
  return parserReason(error) ?? error.message;
}
