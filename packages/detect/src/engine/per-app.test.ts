import { expect, test } from 'vitest';
import { PageTrace } from '../testing/page-trace.ts';
import { MOST_APPS, perApp } from './per-app.ts';
import { Session } from './session.ts';

const { header } = new PageTrace('one');
const pageOf = (app: string): Session => new Session({ ...header, app });

test('the pages of one app share a state, and those of another have one of their own', () => {
  const lists = perApp<string[]>(() => []);
  lists.of(pageOf('chat'))?.push('a');
  lists.of(pageOf('chat'))?.push('b');
  expect([lists.named('chat'), lists.of(pageOf('shop')), lists.named('bank')]).toEqual([['a', 'b'], [], undefined]);
});

test('of more than two hundred apps at once nothing is remembered of the further ones', () => {
  const lists = perApp<string[]>(() => []);
  for (let number = 0; number < MOST_APPS; number++) lists.of(pageOf(`app ${number}`))?.push('kept');
  const further = pageOf('further');
  expect([lists.of(further), lists.named('further'), lists.named('app 0')]).toEqual([undefined, undefined, ['kept']]);
});

test('an app stays while one of its pages does, and makes room for another once all are forgotten', () => {
  const lists = perApp<string[]>(() => []);
  const [one, other] = [pageOf('app 0'), pageOf('app 0')];
  for (const page of [one, other]) lists.of(page)?.push('kept');
  for (let number = 1; number < MOST_APPS; number++) lists.of(pageOf(`app ${number}`));
  one.forget();
  expect(lists.of(pageOf('too early'))).toBeUndefined();
  other.forget();
  expect(lists.named('app 0')).toEqual(['kept', 'kept']);
  expect([lists.of(pageOf('in time')), lists.named('app 0')]).toEqual([[], undefined]);
});

test('a page that is forgotten takes what is its own, and asks for nothing that stays', () => {
  const pages = perApp<Session[]>(
    () => [],
    (session, list) => list.splice(list.indexOf(session), 1),
  );
  const [one, other] = [pageOf('chat'), pageOf('chat')];
  for (const page of [one, other]) pages.of(page)?.push(page);
  one.forget();
  expect(pages.of(one)).toEqual([other]);
  expect([pages.of(one), pages.named('chat')]).toEqual([[other], [other]]);
  other.forget();
  expect(pages.of(other)).toEqual([]);
});
