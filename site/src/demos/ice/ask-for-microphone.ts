/** A page that may use the microphone is told its real addresses: RFC 8828 section 5.2 leaves it to the browser. */

/** Resolves once the page may; nothing is recorded. Rejects with the browser's reason when it may not. */
export async function askForMicrophone(): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) track.stop();
}
