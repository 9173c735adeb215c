/** The scripts of the lab's pages, which are files of their own, read once. */
import { readFileSync } from 'node:fs';

function read(name: string): string {
  return readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8');
}

export const pageScripts: ReadonlyMap<string, string> = new Map(
  ['recorder.js', 'document.js', 'relay.js'].map((name) => [name, read(name)]),
);

export const pageStyle = read('page.css');
