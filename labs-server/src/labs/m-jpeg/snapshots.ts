/** The single frames that are being made: bounded for the process, since each holds its pixels until it is encoded. */
import { createBudget } from '../../video/budget.ts';
import type { Camera } from '../../video/camera.ts';
import type { CameraFrame, SnapshotSettings } from '../../video/frame.ts';

/** Different ones at the same time; each holds about 2 MB. */
export const maxSnapshots = 16;

export interface Snapshots {
  /**
   * One frame of now; null when the source has no picture. Who asks while the same one is made gets it too.
   * `full`: too many others are being made.
   */
  take(camera: Camera, settings: SnapshotSettings): Promise<CameraFrame | null> | 'full';
}

export function createSnapshots(): Snapshots {
  const budget = createBudget(maxSnapshots);
  const inProgress = new WeakMap<Camera, Map<string, Promise<CameraFrame | null>>>();
  return {
    take(camera, settings) {
      const ofCamera = inProgress.get(camera) ?? new Map<string, Promise<CameraFrame | null>>();
      inProgress.set(camera, ofCamera);
      const key = `${settings.quality}/${settings.threshold ?? 'none'}`;
      const same = ofCamera.get(key);
      if (same !== undefined) return same;
      const giveBack = budget.take();
      if (giveBack === null) return 'full';
      const snapshot = camera.snapshot(settings).finally(() => {
        ofCamera.delete(key);
        giveBack();
      });
      ofCamera.set(key, snapshot);
      return snapshot;
    },
  };
}
