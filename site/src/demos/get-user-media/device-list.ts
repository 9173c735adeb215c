/** Cameras and microphones, as far as the page may know them (Media Capture and Streams, section 9.2). */

export interface ListedDevice {
  readonly kind: 'videoinput' | 'audioinput' | 'audiooutput';
  /** Empty before the permission. */
  readonly label: string;
  readonly deviceId: string;
}

const kindWords: Readonly<Record<ListedDevice['kind'], string>> = {
  videoinput: 'camera',
  audioinput: 'microphone',
  audiooutput: 'loudspeaker',
};

export async function listDevices(
  devices: Pick<MediaDevices, 'enumerateDevices'> | undefined,
): Promise<readonly ListedDevice[]> {
  if (devices === undefined) return [];
  const all = await devices.enumerateDevices();
  return all.map(({ kind, label, deviceId }) => ({ kind, label, deviceId }));
}

/** `camera: fake_device_0`, `camera, without a name` */
export function deviceWords({ kind, label }: ListedDevice): string {
  return label === '' ? `${kindWords[kind]}, without a name` : `${kindWords[kind]}: ${label}`;
}

/** What the list comes to, in a sentence. */
export function listWords(devices: readonly ListedDevice[]): string {
  if (devices.length === 0) return 'This device has no camera and no microphone.';
  const named = devices.filter(({ label }) => label !== '').length;
  return named === 0
    ? 'One entry of each kind that is there, without names and without ids: the page has no permission.'
    : `${devices.length} devices, with their names: the page has a permission.`;
}

/** Those that can be chosen in the form. */
export function inputsOf(
  devices: readonly ListedDevice[],
  kind: 'videoinput' | 'audioinput',
): readonly ListedDevice[] {
  return devices.filter((device) => device.kind === kind && device.deviceId !== '');
}
