import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceUrl } from '../field/source-url.ts';
import { feed } from './feed.ts';
import { mechanisms } from './index.ts';
import { intermediaryEndpoint } from './intermediary.ts';
import type { LabEndpoint, Parameter } from './mechanism.ts';

const endpoints: readonly LabEndpoint[] = [
  ...Object.values(mechanisms).flatMap((mechanism) => mechanism.endpoints),
  ...feed.endpoints,
  intermediaryEndpoint,
];

function isWithinBounds(parameter: Parameter): boolean {
  if (parameter.type === 'choice') return parameter.choices.includes(parameter.default);
  if (parameter.type === 'text') return parameter.default.length <= parameter.maxLength;
  if (parameter.type === 'boolean' || parameter.default === null) return true;
  return parameter.default >= parameter.minimum && parameter.default <= parameter.maximum;
}

test('a mechanism is registered under its own id', () => {
  for (const [id, mechanism] of Object.entries(mechanisms)) assert.equal(mechanism.id, id);
});

test('an endpoint is described once, and no two share method and path', () => {
  for (const mechanism of Object.values(mechanisms)) {
    const names = mechanism.endpoints.map(({ method, path }) => `${method} ${path}`);
    assert.equal(new Set(names).size, names.length, mechanism.id);
  }
});

test('every default is a value that the server would accept', () => {
  for (const { path, parameters } of endpoints) {
    for (const parameter of parameters) {
      assert.ok(isWithinBounds(parameter), `${path}?${parameter.name}`);
    }
  }
});

test('parameters of an endpoint have different names, none of them the intermediary’s', () => {
  for (const { path, parameters } of endpoints) {
    const names = parameters.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length, path);
    const taken = names.filter((name) => name.startsWith('via'));
    assert.deepEqual(path === '*' ? [] : taken, [], path);
  }
});

test('every standard of a mechanism is linked down to its section', () => {
  for (const { id, standards } of Object.values(mechanisms)) {
    assert.ok(standards.length > 0, id);
    for (const source of standards) {
      assert.match(sourceUrl(source) ?? '', /#/, `${id}: ${source.standard} ${source.section}`);
    }
  }
});

test('every text for learners is a sentence', () => {
  const texts = endpoints.flatMap(({ summary, parameters }) => [
    summary,
    ...parameters.map(({ meaning }) => meaning),
  ]);
  for (const text of texts) assert.match(text, /^[A-Z`].*\.$/s);
});
