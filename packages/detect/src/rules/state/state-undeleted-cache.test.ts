import type { Json, JsonObject } from '@driftscope/records';
import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';

const found = (page: PageTrace) => ofKind(detectAll([page], 60_000), 'state.undeleted');

const member = (id: string): JsonObject => ({ __typename: 'Member', id, name: `Member ${id}` });
const refs = (...ids: readonly string[]): Json => ids.map((id) => ({ __ref: `Member:${id}` }));
const nodes = (...ids: readonly string[]): Json => ids.map((id) => ({ node: { __ref: `Member:${id}` } }));

/** A page with Apollo's cache, which lists three members of a team. */
const page = (more: JsonObject = {}, list = refs('m_1', 'm_2', 'm_3')): PageTrace => {
  const cache = Object.fromEntries(['m_1', 'm_2', 'm_3'].map((id) => [`Member:${id}`, member(id)]));
  const team = { __typename: 'Team', id: 't_1', members: list };
  return new PageTrace('ida')
    .at(100)
    .seen('ida')
    .store(1, 'cache', { ...cache, 'Team:t_1': team, ...more });
};

/** At 10 s the user deletes the second one, and the server confirms it. */
function gone(trace = page(), name = 'DeleteMember', variables: Json = { id: 'm_2' }): PageTrace {
  const query = `mutation ${name}($id: ID!) { done(id: $id) { ok } }`;
  const sent = { operationName: name, query, variables };
  return trace.at(10_000).fetch('POST /graphql', { data: { done: { ok: true } } }, { sent });
}
const setList = (trace: PageTrace, list: Json): PageTrace =>
  trace.commit(1, { op: 'set', path: ['Team:t_1', 'members'], value: list });

describe('an entity that was deleted by a mutation', () => {
  test('is an incident when a list of the cache refers to it 2 s later', () => {
    const [incident, ...others] = found(gone());
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      confidence: 'observed',
      facts: { id: 'm_2', how: 'done', paths: ['Team:t_1.members'] },
    });
    expect(incident?.title).toContain('2.0 s later ida still has it at Team:t_1.members in store “cache”');
    expect(found(gone(page({}, nodes('m_1', 'm_2'))))).toHaveLength(1);
  });

  test('is likely one when it was removed, which names nothing else, from the one list that has it', () => {
    expect(found(gone(page(), 'RemoveMember'))).toMatchObject([{ confidence: 'likely' }]);
    expect(found(gone(page(), 'RemoveMember', { memberId: 'm_2' }))).toHaveLength(1);
    expect(found(gone(page(), 'RemoveMember', { memberId: 'm_2', teamId: 't_1' }))).toEqual([]);
    expect(found(gone(page({ ROOT_QUERY: { people: refs('m_2', 'm_3') } }), 'RemoveMember'))).toEqual([]);
  });

  test('is none when it is evicted or taken out of the list within 2 s, and one when that comes later', () => {
    expect(
      found(
        gone()
          .at(11_900)
          .commit(1, { op: 'delete', path: ['Member:m_2'] }),
      ),
    ).toEqual([]);
    expect(found(setList(gone().at(11_900), refs('m_1', 'm_3')))).toEqual([]);
    expect(found(setList(gone().at(12_200), refs('m_1', 'm_3')))).toHaveLength(1);
  });

  test('is none when the page reads once more, and that takes it out within 6 s', () => {
    const query = 'query Members { team { members { id } } }';
    const reads = () => {
      const trace = gone().at(10_500);
      trace.beginFetch('POST /graphql', undefined, { operationName: 'Members', query });
      return trace.at(15_000);
    };
    expect(found(setList(reads(), refs('m_1', 'm_3')))).toEqual([]);
    expect(found(reads().at(17_000))).toHaveLength(1);
  });

  test('is none when no list refers to it, it is shown as gone, or the mutation is about another kind', () => {
    expect(found(gone(page({}, refs('m_1', 'm_3'))))).toEqual([]);
    expect(found(gone().commit(1, { op: 'set', path: ['Member:m_2', 'deletedAt'], value: 1 }))).toEqual([]);
    expect(found(gone(page(), 'DeleteInvitation'))).toEqual([]);
  });

  test('is the same however the records come', () => {
    expectSteady('state.undeleted', [gone()], { untilT: 60_000, noneUntilT: 11_900 });
  });
});
