import { expect, test } from 'vitest';
import { PageTrace } from '../testing/page-trace.ts';
import { nextStateNumber, perSession } from './per-session.ts';
import { Session } from './session.ts';
import { SessionsByApp } from './sessions-by-app.ts';

const { header } = new PageTrace('one');

test('each session has each state for itself, made when it is first asked for', () => {
  const firstState = nextStateNumber();
  const made: Session[] = [];
  const listOf = perSession<string[]>((session) => {
    made.push(session);
    return [];
  });
  const otherOf = perSession<string[]>(() => ['other']);
  const [a, b] = [new Session(header, firstState), new Session(header, firstState)];
  listOf(a).push('a');
  otherOf(a).push('a');
  expect([listOf(a), listOf(b), otherOf(a), otherOf(b)]).toEqual([['a'], [], ['other', 'a'], ['other']]);
  expect(made).toEqual([a, b]);
  expect(a.states).toHaveLength(2);
});

test('of a session that was forgotten nothing is kept, and nothing is whole', () => {
  const listOf = perSession<string[]>(() => []);
  const session = new Session(header);
  listOf(session).push('before');
  expect(session.isWhole(0, 1)).toBe(true);
  session.forget();
  listOf(session).push('after');
  expect([listOf(session), session.states, session.isWhole(0, 1)]).toEqual([[], [], false]);
});

test('what others are to know is put elsewhere while all states are there, once, and only where there is any', () => {
  const nameOf = perSession(() => ({ name: 'bob' }));
  const left: string[] = [];
  const listOf = perSession<string[]>(
    () => [],
    (session, list) => left.push(`${nameOf(session).name}: ${list}`),
  );
  const [a, b] = [new Session(header), new Session(header)];
  nameOf(a).name = 'alice';
  listOf(a).push('one', 'two');
  for (const session of [a, a, b]) session.forget();
  expect(left).toEqual(['alice: one,two']);
});

test('a session that was forgotten is none of its app', () => {
  const sessions = new SessionsByApp();
  const [a, b] = [new Session(header), new Session(header)];
  for (const session of [a, b]) sessions.add(session);
  a.forget();
  expect([sessions.of('chat'), sessions.of('another')]).toEqual([[b], []]);
});
