import type { JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { insert, set } from '#testing/patch-ops.ts';

const found = (page: PageTrace, untilT?: number) => ofKind(detectAll([page], untilT), 'state.diverged');

const message = (id: number, text = `Text ${id}`): JsonObject => ({
  id: `ms_${id}`,
  roomId: 'rm_1',
  from: 'bob',
  text,
});
const room = (last: JsonObject, name: string): JsonObject => ({ id: 'rm_1', title: 'Room', [name]: last });

/** A page with a room that has a message, beside the messages; at 5 s an event brings the second one to both. */
function page(name = 'lastMessage'): PageTrace {
  const trace = new PageTrace('ada').at(100).seen('ada').connect('eio-1', { token: 'x' });
  trace.fetch('GET /rooms', [room(message(1), name)]).fetch('GET /rooms/rm_1/messages', [message(1)]);
  trace.store(1, 'chat', { rooms: [room(message(1), name)], messages: [message(1)] });
  trace.at(5_000).receive('message:new', message(2));
  return trace.commit(1, insert(['messages'], 1, message(2)), set(['rooms', 0, name], message(2)));
}
/** At 10 s it is edited; the list of messages has it. */
const edited = (trace = page(), event = 'message:edited') =>
  trace
    .at(10_000)
    .receive(event, message(2, 'Edited'))
    .commit(1, set(['messages', 1, 'text'], 'Edited'));

describe('the latest message beside its room', () => {
  test('is likely an incident when it is edited in the list alone', () => {
    const [incident, ...others] = found(edited());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'likely',
      title:
        'text of ms_2 at rooms[rm_1].lastMessage in store “chat” of ada is "Text 2", though message:edited said "Edited" 10.0 s ago',
      facts: { why: 'latest', held: 'Text 2', said: 'Edited' },
    });
    expectSteady('state.diverged', [edited()], { untilT: 60_000, noneUntilT: 19_900 });
  });

  test('is none when it goes along within ten seconds, and one when it does later', () => {
    const late = set(['rooms', 0, 'lastMessage', 'text'], 'Edited');
    expect(found(edited().at(19_900).commit(1, late))).toEqual([]);
    expect(found(edited().at(20_100).commit(1, late))).toHaveLength(1);
  });

  test('is none when another one is the latest by then', () => {
    const newer = set(['rooms', 0, 'lastMessage'], message(3));
    expect(found(edited().at(12_000).receive('message:new', message(3)).commit(1, newer))).toEqual([]);
  });

  test('is none under a name that says something else, or for an event of something else', () => {
    for (const name of ['pinnedMessage', 'lastReadMessage', 'message', 'last'])
      expect(found(edited(page(name)))).toEqual([]);
    expect(found(edited(page(), 'post:edited'))).toEqual([]);
  });

  test('is none where it came with its room, or where no copy went along', () => {
    const read = page().at(10_000).receive('message:edited', message(1, 'Edited'));
    read.commit(1, set(['rooms', 0, 'lastMessage'], message(1)), set(['messages', 0, 'text'], 'Edited'));
    expect(found(read)).toEqual([]);
    expect(found(page().at(10_000).receive('message:edited', message(2, 'Edited')))).toEqual([]);
  });

  test('is none in what a preview need not show', () => {
    const delivered = page()
      .at(10_000)
      .receive('message:updated', { ...message(2), from: 'bob (seen)' });
    expect(found(delivered.commit(1, set(['messages', 1, 'from'], 'bob (seen)')))).toEqual([]);
  });

  test('is none where it is the last that a store received at all', () => {
    const trace = page();
    trace
      .store(2, 'socket', { lastMessage: message(2) })
      .at(10_000)
      .receive('message:edited', message(2, 'Edited'));
    const both = [set(['messages', 1, 'text'], 'Edited'), set(['rooms', 0, 'lastMessage', 'text'], 'Edited')];
    expect(found(trace.commit(1, ...both))).toEqual([]);
  });
});
