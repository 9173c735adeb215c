import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playCommands, publishCommands } from './rtsp-commands.ts';

const url = 'rtsp://127.0.0.1:8554/s/ab12/1/rtsp/camera';

test('every command names the address once, and nothing that a shell would take for its own', () => {
  for (const { label, text } of [...playCommands(url), ...publishCommands(url)]) {
    assert.equal(text.split(url).length, 2, label);
    assert.doesNotMatch(text, /[&;|<>$`*?'"\\]/, label);
  }
});

test('labels are unique: each names one Copy button', () => {
  for (const rows of [playCommands(url), publishCommands(url)]) {
    assert.equal(new Set(rows.map(({ label }) => label)).size, rows.length);
  }
});
