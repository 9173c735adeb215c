'use strict';
/**
 * Tells the page at the top what this document heard and posted, so that its wire view can draw it. It reports what
 * happened and changes nothing: its listener comes first and lets every event pass, but for the marks of recorders.
 */
const recorderProtocol = 1;

/** Now, in milliseconds of the clock that all documents of a browser share. */
function recorderNowMs() {
  return performance.timeOrigin + performance.now();
}

class Recorder {
  #reportsLeft = 1000;
  #channel = new MessageChannel();
  #verdicts = new WeakMap();

  /** Where `target` is in the tree of frames: `[0, 1]` is the second frame of the top's first. Null: nowhere near. */
  pathOf(target, from = top, path = []) {
    if (target === null || from === target) return target && path;
    if (path.length === 4) return null;
    for (let index = 0; index < Math.min(from.length, 50); index += 1) {
      const found = this.pathOf(target, from[index], [...path, index]);
      if (found !== null) return found;
    }
    return null;
  }

  /** Lets the top know this document, and gives it the port of its reports. */
  introduce() {
    if (top === window) return;
    const [, , session, run] = location.pathname.split('/');
    const { name = '' } = document.documentElement.dataset;
    const who = { type: 'document', protocol: recorderProtocol, session, run: Number(run), name };
    // To any origin: only the pages that `frame-ancestors` lists can be above this one.
    top.postMessage(who, '*', [this.#channel.port2]);
  }

  /** Hears what the page at the top asks for. */
  listen(onCommand) {
    this.#channel.port1.addEventListener('message', ({ data }) => onCommand(data));
    this.#channel.port1.start();
  }

  /** What the document made of a message, in a few words. */
  judge(event, verdict) {
    this.#verdicts.set(event, verdict);
  }

  verdictOf(event) {
    return this.#verdicts.get(event) ?? null;
  }

  /** Reports once every listener of the event has had it, so that their verdict is known. */
  heard(event, lane, from) {
    const atMs = performance.timeOrigin + event.timeStamp;
    setTimeout(() => {
      const { origin, data, ports } = event;
      const verdict = this.verdictOf(event);
      this.#report({
        way: 'delivered',
        lane,
        atMs,
        from,
        origin,
        data,
        ports: ports.length,
        verdict,
      });
    });
  }

  /** `target.postMessage`, told; an exception is told and thrown. */
  post(target, data, targetOrigin, transfer = []) {
    const to = this.pathOf(target);
    const record = { lane: 'postMessage', atMs: recorderNowMs(), to, targetOrigin, data };
    try {
      target.postMessage(data, targetOrigin, transfer);
      this.#report({ way: 'posted', ...record, ports: transfer.length });
    } catch (error) {
      this.#report({ way: 'thrown', ...record, verdict: `${error.name}: ${error.message}` });
      throw error;
    }
  }

  /** What was posted to a port or a channel; `to` is a path, or the channel's name. */
  posted(lane, to, data) {
    this.#report({ way: 'posted', lane, atMs: recorderNowMs(), to, data });
  }

  /**
   * Sends a mark after what was posted to `target`. Messages from one window to another keep their order, so what was
   * not heard when the mark comes was dropped; and what did not come back with the mark was not answered.
   */
  mark(target) {
    target.postMessage({ recorderMark: 'there' }, '*');
  }

  /** True if the message was another recorder's mark, which goes no further. */
  takeMark(event) {
    const mark = event.data?.recorderMark;
    if (mark === undefined) return false;
    event.stopImmediatePropagation();
    if (mark === 'there') event.source.postMessage({ recorderMark: 'back' }, '*');
    // After the reports of the messages before it, which wait as long.
    setTimeout(() => this.#channel.port1.postMessage({ type: 'mark' }, []));
    return true;
  }

  #report(record) {
    this.#reportsLeft -= 1;
    if (this.#reportsLeft < 0) return;
    const whole = { type: 'record', ...record, isLast: this.#reportsLeft === 0 };
    try {
      this.#channel.port1.postMessage(whole, []);
    } catch {
      // Ports and other transferred things in the data cannot be cloned again.
      this.#channel.port1.postMessage({ ...whole, data: String(record.data) }, []);
    }
  }
}

const recorder = new Recorder();

addEventListener('message', (event) => {
  if (!event.isTrusted || recorder.takeMark(event)) return;
  recorder.heard(event, 'postMessage', recorder.pathOf(event.source));
});
addEventListener('load', () => recorder.introduce());
