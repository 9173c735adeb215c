import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseLab } from './lab-choice.ts';

function environment(search: string, kept: string | null, answer = true) {
  const questions: string[] = [];
  const values = new Map(kept === null ? [] : [['wireside.lab', kept]]);
  return {
    questions,
    values,
    search,
    storage: {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    },
    confirm: (question: string) => {
      questions.push(question);
      return answer;
    },
  };
}

test('without a choice the page uses the lab server of its own origin', () => {
  assert.equal(chooseLab(environment('', null)), '');
});

test('a lab named by ?lab= is asked about once, with its host, and then kept', () => {
  const first = environment('?lab=http://lab.example:4600/path', null);
  assert.equal(chooseLab(first), 'http://lab.example:4600');
  assert.match(first.questions[0] ?? '', /lab\.example:4600/);
  const again = environment('?lab=http://lab.example:4600', 'http://lab.example:4600');
  assert.equal(chooseLab(again), 'http://lab.example:4600');
  assert.deepEqual(again.questions, []);
});

test('a refused lab is not used and not kept', () => {
  const refused = environment('?lab=http://evil.example', null, false);
  assert.equal(chooseLab(refused), '');
  assert.equal(refused.values.size, 0);
});

test('only http and https name a lab', () => {
  assert.equal(chooseLab(environment('?lab=javascript:alert(1)', null)), '');
});

test('an empty ?lab= forgets the choice', () => {
  const forgetting = environment('?lab=', 'http://lab.example');
  assert.equal(chooseLab(forgetting), '');
  assert.equal(forgetting.values.size, 0);
});
