/** One frame of the camera: `GET /m-jpeg/snapshot`. */
import type { LabApi } from '../../cell/lab-api.ts';
import { contextOf, numberOn } from '../m-jpeg/picture-readers.ts';
import { problemText } from '../problem-text.ts';
import type { SnapshotReport } from './capture-report.ts';
import { snapshotParameters, type CaptureSetting } from './capture-setting.ts';

export interface Snapshot extends SnapshotReport {
  /** Where the lab server makes a new one each time. */
  readonly url: string;
  /** This one, as a `blob:` address; whoever shows it revokes it. */
  readonly address: string;
}

/** @throws Error in the lab server's own words when it refuses */
export async function takeSnapshot(lab: LabApi, setting: CaptureSetting): Promise<Snapshot> {
  const url = lab.url('/m-jpeg/snapshot', snapshotParameters(setting));
  const response = await fetch(url, { signal: lab.signal, cache: 'no-store' });
  if (!response.ok) throw new Error(await problemText(response));
  const jpeg = await response.blob();
  const bitmap = await createImageBitmap(jpeg);
  const { width, height } = bitmap;
  const context = contextOf(document.createElement('canvas'));
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const frameNumber = numberOn(context);
  const address = URL.createObjectURL(jpeg);
  return { byteLength: jpeg.size, width, height, frameNumber, url, address };
}
