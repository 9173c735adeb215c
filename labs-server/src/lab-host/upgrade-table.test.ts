/** Upgrades find their lab by the path below session and run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUpgrade } from '../labs/upgrade.ts';
import { UpgradeTable } from './upgrade-table.ts';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';

function tableWith(...paths: readonly string[]) {
  const table = new UpgradeTable();
  const found: string[] = [];
  for (const path of paths) {
    table.below('websocket').on(path, ({ pathValues }) => {
      found.push(`${path} ${JSON.stringify(pathValues)}`);
    });
  }
  const socket = new Socket();
  const upgrade = createUpgrade(new IncomingMessage(socket), socket, Buffer.alloc(0));
  return {
    handle(target: string): string | null {
      const handler = table.find(target);
      handler?.(upgrade);
      return handler === null ? null : (found.at(-1) ?? '');
    },
  };
}

test('several endpoints on one server are chosen by path', () => {
  const { handle } = tableWith('/echo', '/chat');
  assert.equal(handle('/s/abc/7/websocket/chat'), '/chat {}');
  assert.equal(handle('/s/abc/7/websocket/echo?x=1'), '/echo {}');
  assert.equal(handle('/s/abc/7/websocket/echo/'), '/echo {}');
});

test('a name in the path becomes a value, and does not span a slash', () => {
  const { handle } = tableWith('/answer/:name');
  assert.equal(handle('/s/abc/7/websocket/answer/n1'), '/answer/:name {"name":"n1"}');
  assert.equal(handle('/s/abc/7/websocket/answer/n1/more'), null);
});

test('nothing handles other paths', () => {
  const { handle } = tableWith('/echo');
  for (const target of [
    '/',
    '*',
    '/websocket/echo',
    '/x/abc/7/websocket/echo',
    '/s/a/1/other/echo',
  ]) {
    assert.equal(handle(target), null, target);
  }
});
