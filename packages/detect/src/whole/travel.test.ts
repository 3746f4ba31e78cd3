import type { JsonObject, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';

const store = 1;

const alert = (number: number): JsonObject => ({
  id: `al_${number}`,
  plantId: 'pl_1',
  level: 'high',
  text: `text ${number}`,
});

/** A page that takes each alert that comes into its list. */
function steadyPage(): PageTrace {
  const page = new PageTrace('bob').at(100).seen('bob').connect('eio-1', { token: 'x' });
  page.store(store, 'wall', { alerts: [], plant: 'pl_1' });
  for (const [at, insert] of [alert(1), alert(2), alert(3)].entries()) {
    page.after(3_000).receive('alert', insert);
    const cause = page.seq;
    const patch: PatchOp[] = [{ op: 'splice', path: ['alerts'], at, remove: 0, insert: [insert] }];
    page.add({ kind: 'store.commit', store, patch, cause });
  }
  return page.at(15_000);
}

const travel = (page: PageTrace, to: number) => page.add({ kind: 'store.travel', to, stores: [store] });
const comeBack = (page: PageTrace, isChanged?: true) =>
  page.add({ kind: 'store.travel', stores: [], ...(isChanged && { isChanged }) });
/** An alert that comes, and never gets into the store. */
const lose = (page: PageTrace, number: number) => page.receive('alert', alert(number));

describe('while the stores of a page hold former states', () => {
  test('a page that loses an alert is found out, as long as nobody travels', () => {
    expect(kindsOf(detectAll([lose(steadyPage().at(20_000), 4)]))).toEqual(['event.dropped']);
  });

  test('what comes then and is lost is not the page’s doing', () => {
    const page = travel(steadyPage(), 3).at(20_000);
    comeBack(lose(page, 4).at(25_000));
    expect(detectAll([page])).toEqual([]);
  });

  test('what came shortly before, and would have been taken then, is not either', () => {
    const page = lose(steadyPage(), 4).after(20);
    comeBack(travel(page, 3).at(25_000), true);
    expect(detectAll([page])).toEqual([]);
  });

  test('a page to which something came lacks it for good: nothing more is said of it', () => {
    const page = travel(steadyPage(), 3).at(16_000);
    comeBack(page.receive('alert', alert(4)).at(17_000));
    lose(page.at(30_000), 5);
    expect(detectAll([page])).toEqual([]);
  });

  test('nor of a page that itself wrote to a store that was held', () => {
    const page = comeBack(travel(steadyPage(), 3).at(17_000), true);
    lose(page.at(30_000), 5);
    expect(detectAll([page])).toEqual([]);
  });

  test('a page to which nothing came is judged again once it is back', () => {
    const page = travel(steadyPage(), 3).at(16_000).frame('in', '2').frame('out', '3').after(1_000);
    lose(comeBack(page).at(30_000), 5);
    expect(kindsOf(detectAll([page]))).toEqual(['event.dropped']);
  });

  test('what was found before stands', () => {
    const page = travel(lose(steadyPage(), 4).at(40_000), 3);
    expect(kindsOf(detectAll([page]))).toEqual(['event.dropped']);
  });
});
