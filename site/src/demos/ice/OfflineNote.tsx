/** A machine without a network: what that means, and what can be seen all the same. */

interface Props {
  /** Null where there is no recorded call. */
  readonly onRecorded: (() => void) | null;
}

export function OfflineNote({ onRecorded }: Props) {
  return (
    <div class="ice-offline" role="note">
      <p>
        <b>No candidate after three seconds: this machine is offline.</b> A browser gathers
        addresses of network interfaces, and leaves the loopback interface out: without Wi-Fi or a
        cable there is none, and two peers cannot meet, not even in one page. Connect to any network
        (a phone’s hotspot without internet will do), and press Run again.
      </p>
      <p>
        Without one, the <a href="#through-two-nats">virtual network</a> runs the same agents on
        addresses of its own
        {onRecorded === null ? '.' : ', and the recorded call shows what this page would.'}{' '}
        {onRecorded !== null && (
          <button type="button" class="button" onClick={onRecorded}>
            Show the recorded call
          </button>
        )}
      </p>
    </div>
  );
}
