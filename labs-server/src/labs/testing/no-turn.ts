/** A STUN and TURN server that is not there, as where its port was taken. */
import type { LabTurn } from '../lab-turn.ts';

export const noTurn: LabTurn = {
  iceServers: () => [],
  status: () => ({
    stunPort: null,
    pretendNatPort: null,
    turnsPort: null,
    credentialsExpireAt: new Date(0).toISOString(),
    allocations: [],
  }),
  setLoss: () => {},
  claimPort: () => 0,
};
