import { describe, expect, test } from 'vitest';
import { detectAll, ofKind } from '#testing/detect-all.ts';
import { expectSteady } from '#testing/expect-steady.ts';
import { PageTrace } from '#testing/page-trace.ts';
import { set } from '#testing/patch-ops.ts';

const stuck = (page: PageTrace) => ofKind(detectAll([page], 90_000), 'state.stuck');

/** A page that uploads: `saving` is true while it does. */
class Form extends PageTrace {
  constructor(saves = 3) {
    super('alice');
    this.at(100).seen('alice').store(1, 'form', { saving: false });
    for (let count = 1; count <= saves; count++) this.save(count * 1_000);
  }

  begin(t: number): number {
    this.at(t).commit(1, set(['saving'], true));
    return this.after(5).beginFetch('POST /api/forms', 'bearer', { text: `at ${t}` });
  }

  finish(request: number, tookMs: number, status = 200): this {
    this.after(tookMs).answer(request, { ok: true }, status);
    return this.add({
      kind: 'store.commit',
      store: 1,
      cause: this.seq - 1,
      causeHow: 'async',
      patch: [set(['saving'], false)],
    });
  }

  save(t: number): this {
    return this.finish(this.begin(t), 200);
  }
}

/** A chat in which others type. */
class Chat extends PageTrace {
  constructor(times = 3) {
    super('alice');
    this.at(100).seen('alice').connect('eio-1', { token: 't' }).store(1, 'chat', { typing: {} });
    for (let count = 1; count <= times; count++)
      this.says('typing:start', ['bob'], count * 2_000).says('typing:stop', [], count * 2_000 + 800);
  }

  says(event: string, who: string[], t: number): this {
    this.at(t).receive(event, { room: 'general' });
    return this.add({
      kind: 'store.commit',
      store: 1,
      cause: this.seq,
      causeHow: 'sync',
      patch: [set(['typing', 'general'], who)],
    });
  }
}

/** The same, where each who types has a field, and the store says by the name of none what it is. */
function typists(event: (step: 'start' | 'stop') => string): PageTrace {
  const page = new PageTrace('alice')
    .at(100)
    .seen('alice')
    .connect('eio-1', { token: 't' })
    .store(1, 'atoms', { a1: {} });
  const says = (step: 'start' | 'stop', t: number): PageTrace => {
    page.at(t).receive(event(step), { who: 'bob' });
    const patch = [set(['a1', 'bob'], step === 'start')];
    return page.add({ kind: 'store.commit', store: 1, cause: page.seq, causeHow: 'sync', patch });
  };
  for (let count = 1; count <= 3; count++) {
    says('start', count * 2_000);
    says('stop', count * 2_000 + 800);
  }
  return says('start', 10_000).at(10_200).lose().at(11_000).connect('eio-2', { token: 't' });
}

test('what an event of such a name sets is stuck, whatever the store calls it', () => {
  expect(stuck(typists((step) => `typing.${step}`))).toMatchObject([
    { facts: { value: true, endedBy: 'typing.stop' } },
  ]);
  expect(stuck(typists((step) => `member.${step}`))).toEqual([]);
});

describe('a state that belongs to a request', () => {
  test('is stuck when the request has failed, and it stays ten times as long as ever before', () => {
    const form = new Form();
    form.after(300).fail(form.begin(10_000));
    const [incident, ...others] = stuck(form);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({
      severity: 'medium',
      confidence: 'observed',
      title:
        'saving in store “form” of alice has been true for 5.0 s, though it never took longer than 0.2 s before; POST /api/forms did not reach the server',
      facts: { field: 'saving', value: true, before: 3, endedBy: 'POST /api/forms' },
    });
    expect(incident?.evidence.map(({ role }) => role)).toEqual(['began', 'asked', 'ended']);
  });

  test('is stuck when the server refused, or answered', () => {
    for (const status of [500, 200]) {
      const form = new Form();
      form.after(300).answer(form.begin(10_000), { ok: true }, status);
      expect(stuck(form)).toHaveLength(1);
    }
  });

  test('is not while the request is on its way, however long it takes', () => {
    const form = new Form();
    form.begin(10_000);
    expect(stuck(form)).toEqual([]);
  });

  test('is not when it ends, late or by a retry', () => {
    const form = new Form();
    expect(stuck(form.finish(form.begin(10_000), 4_000, 500))).toEqual([]);
  });

  test('is not when too few have ended to know how long it takes', () => {
    const form = new Form(2);
    form.after(300).fail(form.begin(10_000));
    expect(stuck(form)).toEqual([]);
  });

  test('is not where records are missing', () => {
    const form = new Form();
    form.after(300).fail(form.begin(10_000));
    expect(stuck(form.loseRecord().after(10).visibility('visible'))).toEqual([]);
  });

  test('is the same however the records come', () => {
    const form = new Form();
    form.after(300).fail(form.begin(10_000));
    expectSteady('state.stuck', [form], { untilT: 60_000, noneUntilT: 14_900 });
  });
});

describe('a state that an event ends', () => {
  test('is stuck when the socket was down meanwhile, and nobody said anything since', () => {
    const chat = new Chat().says('typing:start', ['bob'], 10_000).at(11_000).lose();
    chat.at(13_000).connect('eio-2', { token: 't' });
    expect(stuck(chat)).toMatchObject([
      { confidence: 'likely', facts: { path: 'typing.general', endedBy: 'typing:stop' } },
    ]);
  });

  test('is not while the socket stays up: he may type on', () => {
    expect(stuck(new Chat().says('typing:start', ['bob'], 10_000))).toEqual([]);
  });

  test('is not when the gap was over before it began, or the page clears it', () => {
    const before = new Chat().at(9_000).lose().at(9_500).connect('eio-2', { token: 't' });
    expect(stuck(before.says('typing:start', ['bob'], 10_000))).toEqual([]);
    const cleared = new Chat()
      .says('typing:start', ['bob'], 10_000)
      .at(11_000)
      .lose()
      .commit(1, set(['typing', 'general'], []));
    expect(stuck(cleared.at(13_000).connect('eio-2', { token: 't' }))).toEqual([]);
  });

  test('is not while the socket is down: that is told by itself', () => {
    expect(stuck(new Chat().says('typing:start', ['bob'], 10_000).at(11_000).lose())).toEqual([]);
  });
});
