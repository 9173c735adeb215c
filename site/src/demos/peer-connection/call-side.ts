/** With whom a call is, and which way it goes. */

export const callSides = ['page', 'relay', 'bob'] as const;

/** `relay`: a second connection of this page, and all packets go through the TURN server of the lab. */
export type CallSide = (typeof callSides)[number];

export const callSideWords: Readonly<Record<CallSide, string>> = {
  page: 'a second connection of this page',
  relay: 'the same, through a relay that loses packets',
  bob: 'Bob, in the lab server',
};
