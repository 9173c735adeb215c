/** In the page: a call with Bob, and how fast its data channel is. */

/** A call whose offer has no candidate yet: Bob learns the page's from its checks. */
async function callBob(lab) {
  const connection = new RTCPeerConnection();
  const channel = connection.createDataChannel('bench');
  channel.binaryType = 'arraybuffer';
  const startedMs = performance.now();
  await connection.setLocalDescription();
  const response = await fetch(`${lab}/webrtc/offer`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/sdp' },
    body: connection.localDescription.sdp,
  });
  const opened = new Promise((resolve) => channel.addEventListener('open', resolve));
  await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
  await opened;
  return { connection, channel, openMs: performance.now() - startedMs };
}

/** Milliseconds from createOffer to the open channel. */
globalThis.dataChannelOpens = async (lab) => {
  const { connection, openMs } = await callBob(lab);
  connection.close();
  return openMs;
};

/** Bytes that came back within `seconds`, per second. */
globalThis.dataChannelEchoes = async (lab, seconds, messageBytes) => {
  const { connection, channel } = await callBob(lab);
  const message = new Uint8Array(messageBytes);
  const most = 1024 * 1024;
  let received = 0;
  channel.addEventListener('message', ({ data }) => (received += data.byteLength));
  const fill = () => {
    while (channel.readyState === 'open' && channel.bufferedAmount < most) channel.send(message);
  };
  channel.bufferedAmountLowThreshold = most / 2;
  channel.addEventListener('bufferedamountlow', fill);
  const startedMs = performance.now();
  fill();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const perSecond = (received * 1000) / (performance.now() - startedMs);
  connection.close();
  return perSecond;
};
