import { expect, test } from 'vitest';
import { replaceMethod } from './replace-method.ts';

class Greeter {
  readonly #name = 'Ada';
  greet(word: string): string {
    return `${word} ${this.#name}`;
  }
}

const shout: Parameters<typeof replaceMethod>[2] = (original) =>
  function (...args) {
    return `${original.call(this, ...args)}!`;
  };

test('a replaced method keeps its object and arguments, and can be put back', () => {
  const greeter = new Greeter();
  const restore = replaceMethod(greeter, 'greet', shout);
  expect(greeter.greet('Hello')).toBe('Hello Ada!');
  restore();
  expect(greeter.greet('Hello')).toBe('Hello Ada');
  expect(Object.hasOwn(greeter, 'greet')).toBe(false);
});

test('what somebody else has put over it stays', () => {
  const greeter = new Greeter();
  const restore = replaceMethod(greeter, 'greet', shout);
  const theirs = () => 'theirs';
  greeter.greet = theirs;
  restore();
  expect(greeter.greet).toBe(theirs);
});

test('a method that is not there is left alone', () => {
  const target = {};
  replaceMethod(target, 'greet', shout)();
  expect(target).toEqual({});
});
