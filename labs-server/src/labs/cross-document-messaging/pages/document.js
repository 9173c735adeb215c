'use strict';
/* global recorder */
/** What a document of the lab does with a message: its own script, which stands in the page, accepts or refuses it. */
const settings = document.documentElement.dataset;

/** The check let the message through. */
// oxlint-disable-next-line no-unused-vars -- the script in the page calls it
function accept(event) {
  const accepted =
    settings.check === 'none' ? 'accepted without a check' : `accepted by ${settings.check}`;
  recorder.judge(event, accepted);
  const [port] = event.ports;
  if (port !== undefined) return answerOn(port, recorder.pathOf(event.source));
  if (typeof event.data?.listen === 'string') return listenTo(event.data.listen, event);
  if (event.data?.announce !== undefined) return announce(event.data.announce);
  if (settings.reply === 'none') return undefined;
  const target = settings.reply === 'any' ? '*' : event.origin;
  try {
    recorder.post(event.source, settings.answer, target);
  } catch {
    recorder.judge(
      event,
      `${accepted}, but the origin "${event.origin}" cannot be named as a target`,
    );
  }
  return undefined;
}

/** The check stopped the message, for this reason. */
// oxlint-disable-next-line no-unused-vars -- the script in the page calls it
function refuse(event, reason) {
  recorder.judge(event, `refused: ${reason}`);
}

/** Answers on a port that came with a message; `from` is the path of whoever gave it. */
function answerOn(port, from) {
  port.onmessage = (event) => {
    recorder.judge(event, 'no listener of the window hears it');
    recorder.heard(event, 'MessagePort', from);
    list(event, 'port');
    const answer = `${settings.answer}, by the port`;
    port.postMessage(answer);
    recorder.posted('MessagePort', from, answer);
  };
}

let channel = null;

/** Joins a BroadcastChannel, and tells whoever asked for it what it hears there. */
function listenTo(name, { source, origin }) {
  channel?.close();
  channel = new BroadcastChannel(name);
  channel.onmessage = (event) => {
    recorder.heard(event, 'BroadcastChannel', name);
    list(event, `channel ${name}`);
    recorder.post(source, { name: settings.name, heard: event.data }, origin);
  };
  recorder.post(source, { name: settings.name, listensTo: name }, origin);
}

function announce(data) {
  if (channel === null) return;
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  channel.postMessage(data);
  recorder.posted('BroadcastChannel', channel.name, data);
}

/** Adds a line to the page's list; the newest eight stay. */
function list(event, way) {
  setTimeout(() => {
    const line = document.createElement('li');
    const from = document.createElement('code');
    from.textContent = way ?? event.origin;
    const data = typeof event.data === 'string' ? event.data : JSON.stringify(event.data);
    line.append(from, ` “${data}” `, recorder.verdictOf(event) ?? '');
    const lines = document.querySelector('ol');
    lines.append(line);
    if (lines.childElementCount > 8) lines.firstElementChild.remove();
  });
}

addEventListener('message', (event) => list(event));

recorder.listen(({ data, targetOrigin }) => {
  const frame = document.querySelector('iframe');
  const target = frame === null ? parent : frame.contentWindow;
  try {
    recorder.post(target, data, targetOrigin);
  } catch {
    // It is told already.
  }
  recorder.mark(target);
});
