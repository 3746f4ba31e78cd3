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

  test('may set another one that is due in the same run', () => {
    const scheduler = new Scheduler(() => true);
    scheduler.at(10, [session], () => scheduler.at(20, [session], () => undefined));
    expect(scheduler.runDue(50, 60)).toBe(20);
  });
});
