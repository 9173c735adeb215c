/** Runs in the frame of outside-secure-context.ts: asks for the camera there, and tells the page what came of it. */
(async () => {
  const place = { isSecureContext, hasMediaDevices: 'mediaDevices' in navigator };
  let error = null;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: true });
    for (const track of stream.getTracks()) track.stop();
  } catch ({ name, message }) {
    error = { name, message };
  }
  parent.postMessage({ place, error }, '*');
})();
