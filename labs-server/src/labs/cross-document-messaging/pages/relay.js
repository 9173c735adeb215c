'use strict';
/* global recorder */
/** The attacker's helper: posts to other windows what its parent asks for, and hands back what it hears. */
addEventListener('message', (event) => {
  if (event.source !== parent) {
    recorder.judge(event, 'handed to the attacker');
    recorder.post(parent, { heard: event.data, from: event.origin }, '*');
    return;
  }
  const { path, data, targetOrigin } = event.data;
  let target = parent;
  for (const index of path) target = target[index];
  recorder.post(target, data, targetOrigin);
});
