import type { Json, PatchOp } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, kindsOf } from '../testing/detect-all.ts';
import { PageTrace } from '../testing/page-trace.ts';

const sensor = (id: number): Json => ({ id, place: `Place ${id}`, unit: 'C', temperature: 20 });
const sensors = [1, 2, 3].map(sensor);

/** A page whose event stream opens at 500 ms, and tells of a sensor at 1 s. */
function greenhouse(lastEventId?: string): PageTrace {
  const page = new PageTrace('gardener').at(100).seen('gardener').fetch('GET /sensors', sensors);
  page.store(1, 'sensors', { list: sensors }).at(500);
  page.add({ kind: 'stream.attempt', stream: 1, url: 'http://127.0.0.1:3000/readings' });
  page.add({ kind: 'stream.open', stream: 1 });
  return tell(page.at(1_000), sensor(1), 1, lastEventId);
}

function tell(page: PageTrace, data: Json, n: number, lastEventId?: string): PageTrace {
  const text = JSON.stringify(data);
  const id = lastEventId === undefined ? {} : { lastEventId };
  return page.add({ kind: 'stream.event', stream: 1, n, event: 'reading', size: text.length, text, ...id });
}

function lost(page: PageTrace, retries: boolean): PageTrace {
  page.at(5_000).add({ kind: 'stream.error', stream: 1, retries });
  return retries ? page.at(8_000).add({ kind: 'stream.open', stream: 1 }) : page;
}

describe('an event stream', () => {
  test('that comes back by itself, and after which nothing is read again, is an incident', () => {
    expect(kindsOf(detectAll([lost(greenhouse(), true)]))).toEqual(['gap.no-resync']);
    expect(detectAll([lost(greenhouse(), true).fetch('GET /sensors', sensors)])).toEqual([]);
  });

  test('is none when its events are numbered: the browser asks to go on where it was', () => {
    expect(detectAll([lost(greenhouse('17'), true)])).toEqual([]);
  });

  test('that was refused for good is an incident, and none when the page closed it', () => {
    expect(kindsOf(detectAll([lost(greenhouse(), false)]))).toEqual(['gap.no-reconnect']);
    expect(detectAll([greenhouse().at(5_000).add({ kind: 'stream.close', stream: 1 })])).toEqual([]);
  });

  test('that the page gave up is an incident, also where another one that was lost with it is back', () => {
    const two = (second: (page: PageTrace) => PageTrace): PageTrace => {
      const page = greenhouse();
      page.add({ kind: 'stream.attempt', stream: 2, url: 'http://127.0.0.1:3000/doors' });
      page.add({ kind: 'stream.open', stream: 2 }).at(10_000);
      page.add({ kind: 'stream.error', stream: 1, retries: true }).add({ kind: 'stream.close', stream: 1 });
      second(page).fetch('GET /sensors', sensors);
      return page;
    };
    const kinds = (page: PageTrace) => kindsOf(detectAll([page], 100_000));
    const error = { kind: 'stream.error', stream: 2, retries: true } as const;
    expect(kinds(two((page) => page.add(error).at(13_000).add({ kind: 'stream.open', stream: 2 })))).toEqual([
      'gap.no-reconnect',
    ]);
    // Whoever leaves what it was for needs it no more.
    expect(
      kinds(
        two((page) =>
          page
            .add(error)
            .at(12_000)
            .add({ kind: 'ui.click', target: 'a.close' })
            .at(13_000)
            .add({ kind: 'stream.open', stream: 2 }),
        ),
      ),
    ).toEqual([]);
    // The one that stayed may bring what the other one did.
    expect(kinds(two((page) => page.at(13_000)))).toEqual([]);
  });

  test('brings events: what takes a part for the whole is an incident', () => {
    const page = tell(greenhouse().at(5_000), { id: 2, temperature: 24 }, 2).after(5);
    const set: PatchOp = { op: 'set', path: ['list', 1, 'temperature'], value: 24 };
    const drop = (field: string): PatchOp => ({ op: 'delete', path: ['list', 1, field] });
    expect(kindsOf(detectAll([page.commit(1, set, drop('place'), drop('unit'))]))).toEqual(['payload.partial']);
  });

  test('may bring a part that the store merges', () => {
    const page = tell(greenhouse().at(5_000), { id: 2, temperature: 24 }, 2).after(5);
    expect(detectAll([page.commit(1, { op: 'set', path: ['list', 1, 'temperature'], value: 24 })])).toEqual([]);
  });
});
