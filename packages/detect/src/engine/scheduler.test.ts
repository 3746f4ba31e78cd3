import { describe, expect, test } from 'vitest';
import { PageTrace } from '../testing/page-trace.ts';
import { Scheduler } from './scheduler.ts';
import { Session } from './session.ts';

const session = new Session(new PageTrace('one').header);

describe('a timer', () => {
  test('runs at its instant, in the order of time and then of making', () => {
    const ran: string[] = [];
    const scheduler = new Scheduler(() => true);
    scheduler.at(20, [session], () => ran.push('late'));
    scheduler.at(10, [session], () => ran.push('first'));
    scheduler.at(10, [session], () => ran.push('second'));
    expect(scheduler.runDue(10, Number.POSITIVE_INFINITY)).toBe(10);
    expect(ran).toEqual(['first', 'second']);
  });

  test('does not run before the records of its own instant', () => {
    const scheduler = new Scheduler(() => true);
    scheduler.at(10, [session], () => undefined);
    expect(scheduler.runDue(50, 10)).toBeUndefined();
    expect(scheduler.runDue(50, 11)).toBe(10);
  });

  test('waits until its sessions are complete', () => {
    let completeTo = 5;
    const scheduler = new Scheduler((_, at) => completeTo >= at);
    scheduler.at(10, [session], () => undefined);
    expect(scheduler.runDue(50, 60)).toBeUndefined();
    completeTo = 10;
    scheduler.retryBlocked();
    expect(scheduler.runDue(50, 60)).toBe(10);
  });

  test('waits for each of its sessions, and looks only when the one it waits for has got on', () => {
    const other = new Session(new PageTrace('other').header);
    const completeTo = new Map([
      [session, 5],
      [other, 5],
    ]);
    let looks = 0;
    const scheduler = new Scheduler((one, at) => {
      looks++;
      return (completeTo.get(one) ?? 0) >= at;
    });
    const ran: string[] = [];
    for (const name of ['a', 'b', 'c']) scheduler.at(10, [session, other], () => ran.push(name));
    scheduler.runDue(50, 60);
    completeTo.set(other, 10);
    looks = 0;
    scheduler.retryBlocked();
    expect(looks).toBe(1);
    completeTo.set(other, 5).set(session, 10);
    scheduler.retryBlocked();
    expect(scheduler.runDue(50, 60)).toBeUndefined();
    completeTo.set(other, 10);
    scheduler.retryBlocked();
    expect(scheduler.runDue(50, 60)).toBe(10);
    expect(ran).toEqual(['a', 'b', 'c']);
  });

  test('never runs once a session it speaks of is forgotten, be it due, waiting for another, or made later', () => {
    const gone = new Session(new PageTrace('gone').header);
    let completeTo = 5;
    const scheduler = new Scheduler((one, at) => one !== session || completeTo >= at);
    const ran: string[] = [];
    scheduler.at(8, [gone], () => ran.push('waits for nobody'));
    scheduler.at(10, [session, gone], () => ran.push('waits for another'));
    scheduler.at(10, [session], () => ran.push('of another'));
    scheduler.runDue(10, 11);
    expect(ran.splice(0)).toEqual(['waits for nobody']);
    scheduler.at(20, [gone], () => ran.push('is due later'));
    gone.forget();
    scheduler.forget(gone);
    scheduler.at(20, [gone], () => ran.push('made later'));
    completeTo = 50;
    scheduler.retryBlocked();
    scheduler.runDue(50, 60);
    expect(ran).toEqual(['of another']);
  });

  test('may set another one that is due in the same run', () => {
    const scheduler = new Scheduler(() => true);
    scheduler.at(10, [session], () => scheduler.at(20, [session], () => undefined));
    expect(scheduler.runDue(50, 60)).toBe(20);
  });
});
