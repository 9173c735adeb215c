/** What enumerateDevices() told before anything was asked, and what it tells now. */
import { deviceWords, listWords, type ListedDevice } from './device-list.ts';

interface Props {
  readonly now: readonly ListedDevice[] | null;
  readonly before: readonly ListedDevice[] | null;
}

export function DeviceLists({ now, before }: Props) {
  if (now === null) return null;
  const isSame = before === null || listText(before) === listText(now);
  return (
    <div class="gum-devices">
      {!isSame && <DeviceList title="enumerateDevices() before" devices={before} />}
      <DeviceList title="enumerateDevices() now" devices={now} />
    </div>
  );
}

function DeviceList({
  title,
  devices,
}: {
  readonly title: string;
  readonly devices: readonly ListedDevice[];
}) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p>{listWords(devices)}</p>
      <ul>
        {devices.map((device, index) => (
          <li key={index}>{deviceWords(device)}</li>
        ))}
      </ul>
    </section>
  );
}

function listText(devices: readonly ListedDevice[]): string {
  return devices.map(deviceWords).join();
}
