/** Why a connection is cut, as the wire shows it. */

export const otherSession =
  'A request came before the previous response, to another session, was complete.';
export const upgradedTooSoon =
  'A request with Upgrade came before the previous response was complete.';
