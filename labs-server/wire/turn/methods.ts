/** The methods of TURN: RFC 8656 section 17, and those of RFC 6062, which are told by name only. */

export const turnMethods = {
  Allocate: 0x003,
  Refresh: 0x004,
  Send: 0x006,
  Data: 0x007,
  CreatePermission: 0x008,
  ChannelBind: 0x009,
} as const;

/** Of TURN over TCP to the peer, RFC 6062, and of Chromium: registered, and not spoken here. */
export const furtherMethods = {
  Connect: 0x00a,
  ConnectionBind: 0x00b,
  ConnectionAttempt: 0x00c,
  'GOOG-PING': 0x080,
} as const;
