/** What one Binding exchange brought, as plain data. */
import type { AgentReport } from '../ice/ice-agent.ts';
import { readAgent, yesOrNo } from '../ice/ice-report.ts';
import type { FaceReader } from '../trace-face.ts';

export interface StunSetting {
  /** The server answers with a documentation address, as if a NAT were between. */
  readonly pretendsNat: boolean;
  readonly asksForMicrophone: boolean;
}

export interface StunReport {
  readonly setting: StunSetting;
  readonly agent: AgentReport;
}

/** Reads a report that a trace keeps. */
export const readStunReport: FaceReader<StunReport> = (value) => {
  const setting = value['setting'];
  if (typeof setting !== 'object' || setting === null || !('pretendsNat' in setting)) {
    throw new TypeError('expected a setting');
  }
  return {
    setting: {
      pretendsNat: yesOrNo(setting['pretendsNat']),
      asksForMicrophone: yesOrNo(setting['asksForMicrophone']),
    },
    agent: readAgent(value['agent']),
  };
};
