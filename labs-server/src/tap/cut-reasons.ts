/** Why a connection is cut, as the wire shows it. */

export const otherSession =
  'A request came before the previous response, to another session, was complete.';
export const upgradedTooSoon =
  'A request with Upgrade came before the previous response was complete.';

export const tooManyUnclaimed = 'Too many bytes came without a request that names a session.';

export const tooManyBytes =
  'The session sent or received too many bytes within one second: slow the run down.';
