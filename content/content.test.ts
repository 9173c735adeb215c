/** The lessons as texts: what a teacher can get wrong and no compiler would find. */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { mechanisms } from '@wireside/labs-server/wire/mechanisms/index.ts';
import { vocabulary } from '../site/src/mdx/vocabulary.ts';
import type { LabEndpoint } from '@wireside/labs-server/wire/mechanisms/mechanism.ts';

interface Slide {
  readonly file: string;
  readonly heading: string;
  readonly text: string;
}

const here = new URL('./', import.meta.url);
const lectures = new URL('lectures/', here);
const files = (await readdir(lectures, { recursive: true }))
  .filter((name) => name.endsWith('.mdx'))
  .toSorted();
const topics = await Promise.all(
  files.map(async (file) => ({ file, text: await readFile(new URL(file, lectures), 'utf8') })),
);
const slides: readonly Slide[] = topics.flatMap(({ file, text }) =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .split(/\n---\n/)
    .map((slide) => ({ file, heading: /^## (.+)$/m.exec(slide)?.[1] ?? '', text: slide })),
);

function idsOf(element: string, text: string): string[] {
  return [...text.matchAll(new RegExp(`<${element}\\s+id="([^"]+)"`, 'g'))].map(
    ([, id]) => `${id}`,
  );
}

/** The entries of a YAML list of flat maps, each as the lines of one entry. */
async function entriesOf(name: string): Promise<readonly ReadonlyMap<string, string>[]> {
  const yaml = await readFile(new URL(name, here), 'utf8');
  return yaml
    .split(/^- /m)
    .slice(1)
    .map((entry) => {
      const pairs = [...entry.matchAll(/^ *([a-z]+): *(?:>-\n *)?(.*)$/gm)];
      return new Map(pairs.map(([, key, value]) => [`${key}`, `${value}`.replace(/^'|'$/g, '')]));
    });
}

const errata = await entriesOf('errata.yaml');
const browserFacts = await entriesOf('browsers.yaml');
const allText = topics.map(({ text }) => text).join('\n');
/** The elements that stand on a stage, besides benches and exercises. */
const demos = Object.entries(vocabulary)
  .filter(([name, { stage }]) => stage && name !== 'Bench' && name !== 'Exercise')
  .map(([name]) => name);

function assertUnique(ids: readonly string[]): void {
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
}

describe('slides', () => {
  test('every topic of the rows 3 to 12 of 2019 is present, in order', () => {
    const rows = topics.flatMap(({ text }) =>
      (/^row: \[(.*)\]$/m.exec(text)?.[1] ?? '').split(',').map(Number),
    );
    const ofThisPart = new Set(rows.filter((row) => row >= 3 && row <= 12));
    assert.deepEqual([...ofThisPart], [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('headings are unique within the part', () => {
    assertUnique(slides.map(({ heading }) => heading.toLowerCase()));
  });

  for (const { file, heading, text } of slides) {
    test(`${file}: "${heading}" has a heading, points and notes`, () => {
      assert.match(text.trimStart(), /^## \S/);
      assert.equal(text.match(/<Points>/g)?.length, 1);
      assert.equal(text.match(/<Notes>/g)?.length, 1);
      const points = /<Points>([\s\S]*?)<\/Points>/.exec(text)?.[1] ?? '';
      const count = points.match(/^- /gm)?.length ?? 0;
      assert.ok(count >= 3 && count <= 5, `3 to 5 points, not ${count}`);
    });

    test(`${file}: "${heading}" has at most four then-and-now boxes, and text between tags parts`, () => {
      assert.ok(idsOf('ThenNow', text).length <= 4);
      assert.doesNotMatch(text.replaceAll(/^```[\s\S]*?^```$/gm, ''), /^import /m);
      assert.doesNotMatch(text, /^(<\w[^\n]*>)\n(?!\s|<|$)/m, 'an empty line after an opening tag');
    });
  }

  test('of three slides in a row at least one is alive', () => {
    const alive = slides.map(
      ({ text }) =>
        demos.some((demo) => text.includes(`<${demo}`)) || /<(Bench|Exercise)/.test(text),
    );
    for (let index = 2; index < alive.length; index += 1) {
      assert.ok(alive[index - 2] || alive[index - 1] || alive[index], slides[index]?.heading);
    }
  });
});

describe('benches', () => {
  test('ids of benches and demos are unique', () => {
    assertUnique(['Bench', 'Exercise', ...demos].flatMap((name) => idsOf(name, allText)));
  });

  test('ids of predictions are unique, and each has one right choice', () => {
    assertUnique(idsOf('Predict', allText));
    for (const [, id, body] of allText.matchAll(/<Predict\s+id="([^"]+)"([\s\S]*?)<\/Predict>/g)) {
      assert.equal(body?.match(/<Choice right>/g)?.length, 1, id);
      assert.equal(body?.match(/<Explain>/g)?.length, 1, id);
    }
  });

  const known = new Map<string, readonly LabEndpoint[]>(
    Object.values(mechanisms).map(({ id, endpoints }) => [id, endpoints]),
  );
  const benches = allText.matchAll(/<Bench\s+([\s\S]*?)>\n([\s\S]*?)<\/Bench>/g);
  for (const [, attributes = '', body = ''] of benches) {
    const attribute = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    test(`${attribute('id')} calls endpoints and parameters that the labs have`, () => {
      assert.ok(known.has(attribute('mechanism')), attribute('mechanism'));
      const calls = body.matchAll(/lab\.url\(\s*'\/([a-z-]+)(\/[a-z]+)'(?:, (\{[^}]*\}|\w+))?/g);
      for (const [, mechanism = '', path, params = ''] of calls) {
        if (mechanism === 'feed') continue;
        const candidates = known.get(mechanism)?.filter((endpoint) => endpoint.path === path) ?? [];
        assert.ok(candidates.length > 0, `/${mechanism}${path}`);
        const names = candidates.flatMap(({ parameters }) => parameters.map(({ name }) => name));
        const used = [...params.matchAll(/[{,] *(\w+)(?=[:,} ])/g)].map(([, name]) => `${name}`);
        for (const name of used)
          assert.ok(names.includes(name), `${mechanism}${path} has no ${name}`);
      }
    });

    test(`${attribute('id')} has 6 to 30 lines of code`, () => {
      const lines = /```ts\n([\s\S]*?)```/.exec(body)?.[1]?.trimEnd().split('\n').length ?? 0;
      assert.ok(lines >= 6 && lines <= 30, `${lines} lines`);
    });
  }
});

describe('facts', () => {
  const ids = errata.map((entry) => `${entry.get('id')}`);
  const used = idsOf('ThenNow', allText);

  test('every then-and-now box has its entry in errata.yaml', () => {
    assert.deepEqual(
      used.filter((id) => !ids.includes(id)),
      [],
    );
  });

  test('every entry of errata.yaml is shown, once', () => {
    assertUnique(ids);
    assert.deepEqual([...used].toSorted(), [...ids].toSorted());
  });

  test('every entry says what, instead of what, where it stands and how it was proven', () => {
    for (const entry of errata) {
      for (const key of ['claim', 'correction', 'source']) {
        assert.ok((entry.get(key) ?? '') !== '', `${entry.get('id')}: ${key}`);
      }
      assert.match(
        entry.get('proof') ?? '',
        /^(standard|e2e:[a-z0-9-]+|unit:\S+)$/,
        entry.get('id'),
      );
    }
  });

  test('a proof by e2e names a bench or a demo that exists', () => {
    const alive = ['Bench', ...demos].flatMap((name) => idsOf(name, allText));
    for (const entry of errata) {
      const bench = /^e2e:(.+)$/.exec(entry.get('proof') ?? '')?.[1];
      if (bench !== undefined) assert.ok(alive.includes(bench), `${entry.get('id')}: ${bench}`);
    }
  });

  test('a measured fact names engine, version, date and value', () => {
    assertUnique(browserFacts.map((entry) => `${entry.get('id')}`));
    for (const entry of browserFacts) {
      for (const key of ['fact', 'engine', 'version', 'date', 'value']) {
        assert.ok((entry.get(key) ?? '') !== '', `${entry.get('id')}: ${key}`);
      }
    }
  });

  test('a number that was measured names engine and year beside it', () => {
    for (const { file, heading, text } of slides) {
      for (const [sentence] of text.matchAll(/measured (on|with) [^)]*\)?/gi)) {
        assert.match(sentence, /(Chromium|version) \d+[\s\S]*2026/, `${file} "${heading}"`);
      }
    }
  });
});
