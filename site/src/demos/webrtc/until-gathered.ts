/** The end of gathering: WebRTC section 4.3.2. */

/** The part of `RTCPeerConnection` that is needed. */
export type GatheringConnection = EventTarget & Pick<RTCPeerConnection, 'iceGatheringState'>;

/** Resolves when all candidates are there, or when `patience` resolves; rejects when that does. */
export async function untilGathered(
  connection: GatheringConnection,
  patience: Promise<void>,
): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    const look = (): void => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
  await Promise.race([complete, patience]);
}
