import { describe, expect, it, test } from 'vitest';
import type { IncidentFigures } from '../storage/incident-figures.ts';
import { sessionId } from '../testing/make-batch.ts';
import { computeReport } from './compute-report.ts';
import type { ReportInput, ReportSideInput } from './report-input.ts';

let made = 0;
function makeFigures(fields: Partial<Omit<IncidentFigures, 'session'>> & { session?: string } = {}): IncidentFigures {
  made++;
  const { session = `s${made}`, at = 1_000, ...others } = fields;
  return {
    at,
    firstAt: at,
    kind: 'gap.no-resync',
    severity: 'high',
    status: 'open',
    app: 'chat',
    group: 'g1',
    missed: 0,
    ...others,
    session: sessionId(session),
  };
}

const many = (count: number, fields: Parameters<typeof makeFigures>[0] = {}) =>
  Array.from({ length: count }, () => makeFigures(fields));

function makeSide(incidents: readonly IncidentFigures[], hours: number, fields: Partial<ReportSideInput> = {}) {
  const exposure = [{ app: 'chat', sessions: 100, hours, firstAt: 0, lastAt: 0 }];
  return { from: 0, to: 10_000, incidents, exposure, gaps: [], leftOut: 0, ...fields };
}

function report(subject: ReportSideInput, base?: ReportSideInput, fields: Partial<ReportInput> = {}) {
  const history = [...subject.incidents, ...(base?.incidents ?? [])];
  const groups = new Set(history.map(({ group }) => group));
  const words = new Map(
    [...groups].map((group) => [group, { kind: 'k', severity: 'high', app: 'chat', title: group }] as const),
  );
  return computeReport({
    madeAt: 0,
    subject,
    ...(base && { base }),
    history,
    words,
    pages: new Map(),
    teams: [],
    ...fields,
  });
}

describe('a report', () => {
  it('is not fooled by traffic: three times the incidents in three times the hours is no worse', () => {
    const { all } = report(makeSide(many(3_000), 30_000), makeSide(many(1_000), 10_000));
    expect(all).toMatchObject({ verdict: 'same', ratio: { value: 1 } });
    expect(all.subject.perHour).toBe(0.1);
  });

  it('says worse and better where the interval of the ratio leaves 1 out, and names it', () => {
    const worse = report(makeSide(many(60), 1_000), makeSide(many(30), 1_000));
    expect(worse.all).toMatchObject({ verdict: 'worse', ratio: { value: 2 } });
    expect(worse.all.ratio?.low).toBeCloseTo(1.27, 1);
    expect(worse.says).toMatch(/^This period is worse than the period before: it drifts 2 times as often \(with 95 % /);
    expect(report(makeSide(many(30), 1_000), makeSide(many(60), 1_000)).all.verdict).toBe('better');
  });

  it('says that it is too early where the difference may be chance', () => {
    const { all, says } = report(makeSide(many(4), 10), makeSide(many(2), 10));
    expect(all.verdict).toBe('too-early');
    expect(says).toContain('too early to tell whether this period is better or worse');
  });

  it('says where no page was open, rather than that nothing drifted', () => {
    expect(report(makeSide([], 0), makeSide(many(2), 10)).says).toMatch(/^No page was open in this period: .* Choose /);
    const { says } = report(makeSide(many(4), 10), makeSide([], 0));
    expect(says).toBe(
      'This period has 4 incidents in 10 session-hours, and nothing to compare it with: in the period before no page was open.',
    );
  });

  it('says in minutes or seconds how long pages were open, where that is less than an hour', () => {
    const { says } = report(makeSide(many(4), 31 / 3_600), makeSide(many(2), 1 / 40));
    expect(says).toContain('4 incidents in 31 session-seconds, against 2 in 1.5 session-minutes of the period before');
  });

  it('tells two times of one release apart', () => {
    const [now, before] = [makeSide(many(4), 10, { release: '2.0' }), makeSide(many(2), 10, { release: '2.0' })];
    expect(report(now, before).says).toContain(
      'whether this period of release 2.0 is better or worse than the period before',
    );
    expect(report(now, makeSide([], 0, { release: '2.0' })).says).toMatch(
      /no page was open\. Compare it with another release\.$/,
    );
  });

  it('takes incidents of one session as one cluster: one page that drifts fifty times is no trend', () => {
    const once = makeFigures();
    const alone = report(makeSide([...many(20), ...many(50, { session: 'busy' })], 1_000), makeSide(many(20), 1_000));
    expect(alone.all.verdict).toBe('too-early');
    expect(report(makeSide([once, ...many(69)], 1_000), makeSide(many(20), 1_000)).all.verdict).toBe('worse');
  });

  it('asks more certainty of each kind the more kinds there are', () => {
    const kinds = Array.from({ length: 20 }, (_, n) => `kind.${n}`);
    const [ours, theirs] = [15, 4];
    const one = report(makeSide(many(ours), 100), makeSide(many(theirs), 100));
    expect(one.kinds).toMatchObject([{ kind: 'gap.no-resync', verdict: 'worse' }]);
    const all = report(
      makeSide(
        kinds.flatMap((kind) => many(ours, { kind })),
        100,
      ),
      makeSide(
        kinds.flatMap((kind) => many(theirs, { kind })),
        100,
      ),
    );
    expect(new Set(all.kinds.map(({ verdict }) => verdict))).toEqual(new Set(['too-early']));
    expect(all.all.verdict).toBe('worse');
  });

  it('says nothing of rates where no page was open', () => {
    const { all, says } = report(makeSide(many(3), 0), makeSide([], 10));
    expect(all.subject).toEqual({ count: 3, hours: 0 });
    expect(all.verdict).toBe('too-early');
    expect(says).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('compares each app in the time of its own pages', () => {
    const exposure = [
      { app: 'chat', sessions: 1, hours: 1_000, firstAt: 0, lastAt: 0 },
      { app: 'shop', sessions: 1, hours: 10, firstAt: 0, lastAt: 0 },
    ];
    const subject = makeSide([...many(40), ...many(40, { app: 'shop' })], 0, { exposure });
    const base = makeSide([...many(40), ...many(4, { app: 'shop' })], 0, { exposure });
    expect(report(subject, base).apps).toMatchObject([
      { app: 'chat', verdict: 'too-early', subject: { hours: 1_000 } },
      { app: 'shop', verdict: 'worse', subject: { hours: 10 } },
    ]);
  });
});

describe('teams', () => {
  const exposure = ['chat', 'mail', 'shop', 'till'].map((app) => ({
    app,
    sessions: 1,
    hours: 10,
    firstAt: 0,
    lastAt: 0,
  }));
  const subject = makeSide([...many(3, { app: 'chat' }), ...many(2, { app: 'mail' }), ...many(9, { app: 'till' })], 0, {
    exposure,
  });
  const core = { name: 'Core', apps: ['chat', 'mail'] };

  it('have the incidents and the time of their apps, and what is in none stands last', () => {
    const away = { name: 'Away', apps: ['not-seen'] };
    expect(report(subject, undefined, { teams: [away, core] }).teams).toMatchObject([
      { team: 'Core', apps: ['chat', 'mail'], subject: { count: 5, hours: 20 } },
      { team: 'Away', apps: [], subject: { count: 0, hours: 0 } },
      { apps: ['shop', 'till'], subject: { count: 9, hours: 20 } },
    ]);
  });

  it('that share an app both count it, and where every app has a team no row is of none', () => {
    const sales = { name: 'Sales', apps: ['mail', 'shop', 'till'] };
    const { teams } = report(subject, undefined, { teams: [core, sales] });
    expect(teams.map(({ team, subject }) => [team, subject.count])).toEqual([
      ['Sales', 11],
      ['Core', 5],
    ]);
  });

  it('are not told of where there are none', () => {
    expect(report(subject).teams).toEqual([]);
  });
});

describe('groups', () => {
  it('are new where nobody had them before, gone where only the base has, and sure with enough traffic', () => {
    const at = 5_000;
    const subject = makeSide([...many(20, { group: 'new', at }), ...many(1, { group: 'rare', at })], 100);
    const base = makeSide([...many(20, { group: 'gone' }), ...many(2, { group: 'rare-before' })], 100);
    const { groups } = report(subject, base);
    expect(groups.new).toMatchObject([
      { group: 'new', subject: 20, base: 0, isSure: true },
      { group: 'rare', isSure: false },
    ]);
    expect(groups.gone).toMatchObject([
      { group: 'gone', isSure: true },
      { group: 'rare-before', isSure: false },
    ]);
  });

  it('that were there long before are not new', () => {
    const subject = makeSide(many(5, { group: 'old', at: 5_000 }), 100);
    const history = [...subject.incidents, makeFigures({ group: 'old', at: -1_000_000 })];
    expect(report(subject, makeSide([], 100), { history }).groups.new).toEqual([]);
  });

  it('that began long before, in a page where they recur, are not new either', () => {
    const subject = makeSide([makeFigures({ group: 'old', at: 5_000 })], 100);
    const long = makeFigures({ group: 'old', at: 9_000, firstAt: -1_000_000 });
    const history = [...subject.incidents, long];
    expect(report(subject, makeSide([], 100), { history }).groups.new).toEqual([]);
  });

  it('have regressed where one came after it was resolved, unless it is ignored', () => {
    const resolved = [
      makeFigures({ group: 'a', status: 'resolved', at: 10 }),
      makeFigures({ group: 'b', status: 'resolved', at: 10 }),
    ];
    const subject = makeSide(
      [...many(2, { group: 'a', at: 20 }), ...many(1, { group: 'b', at: 20, status: 'ignored' })],
      100,
    );
    const history = [...subject.incidents, ...resolved];
    expect(report(subject, undefined, { history }).groups.regressed).toMatchObject([{ group: 'a', subject: 2 }]);
  });
});

test('pages and events are counted, the most frequent first', () => {
  const subject = makeSide(
    [...many(1, { session: 'p1', event: 'new' }), ...many(2, { session: 'p2', event: 'old' })],
    1,
  );
  const pages = new Map([
    ['p1', 'app.test/a'],
    ['p2', 'app.test/b'],
  ]);
  const { pages: found, events } = report(subject, undefined, { pages });
  expect(found).toEqual([
    { page: 'app.test/b', count: 2 },
    { page: 'app.test/a', count: 1 },
  ]);
  expect(events.map(({ event }) => event)).toEqual(['old', 'new']);
});
