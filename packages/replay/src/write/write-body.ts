import type { Act, Entry, Person, Replay } from '../plan/replay.ts';
import { faultCall } from './fault-call.ts';
import { literal, numeral } from './literal.ts';
import { writeExpectation } from './write-expectation.ts';

/** What stands between the braces of the test, and the names of the parts that it calls. */
export interface Body {
  readonly lines: readonly string[];
  readonly parts: ReadonlySet<string>;
}

/** Faults that need an open socket to do anything. */
const needSocket: ReadonlySet<string> = new Set([
  'cut',
  'offline',
  'half-open',
  'kick',
  'drop',
  'double',
  'delay',
  'reorder',
]);

/** Writes all that is done, in its order, and what must hold in the end. */
export function writeBody(replay: Replay): Body {
  const { people, acts, missing } = replay;
  const parts = new Set<string>();
  const use = (...names: readonly string[]) => {
    for (const name of names) parts.add(name);
  };
  const moments: { readonly at: number; readonly lines: readonly string[] }[] = [];
  let faults = 0;

  const writeFault = (act: Extract<Act, { kind: 'fault' }>) => {
    const { at, person, spec, really, end } = act;
    const call = faultCall(person, spec);
    use(...call.parts);
    const ready: string[] = [];
    if (needSocket.has(spec.kind)) {
      use('connected');
      ready.push(`await connected(${person});`);
    }
    if (really) ready.push(`// Nobody did this on purpose: the network, or the user, did.`);
    if (end === undefined) return void moments.push({ at, lines: [...ready, `${call.code};`] });
    const name = `fault${++faults}`;
    moments.push({ at, lines: [...ready, `const ${name} = ${call.code};`] });
    const back: string[] = [];
    if (act === missing?.during) back.push('await causeEvents();');
    back.push(`await ${name}.end(${numeral(end.afterMs)});`);
    if (end.comesBack) {
      use('connected');
      back.push(`await connected(${person});`);
    }
    moments.push({ at: end.at, lines: back });
  };

  for (const act of acts) {
    if (act.kind === 'fault') writeFault(act);
    else moments.push({ at: act.at, lines: [writeStep(act, use)] });
  }
  const steps = moments.toSorted((a, b) => a.at - b.at).flatMap(({ lines }) => lines);
  const expectation = writeExpectation(replay);
  use(...expectation.parts);
  return { lines: [...people.map(opening), '', ...steps, '', expectation.line], parts };
}

function opening({ name, beside, wasLoggedIn }: Person): string {
  if (beside !== undefined) return `const ${name} = await openTab(${beside}.page.context(), ${literal(name)});`;
  const state = wasLoggedIn ? `, process.env.${stateVariable(name)}` : '';
  return `const ${name} = await openPerson(browser, ${literal(name)}${state});`;
}

/** The name of what has the file with a person's cookies and storage. */
export const stateVariable = (person: string): string => `${person.toUpperCase()}_STATE`;

function writeStep(act: Exclude<Act, { kind: 'fault' }>, use: (...parts: readonly string[]) => void): string {
  use(act.kind);
  const { person } = act;
  switch (act.kind) {
    case 'open':
      return `await open(${person}, ${literal(act.path)});`;
    case 'reload':
      return `await reload(${person});`;
    case 'click':
      return `await click(${person}, ${literal(act.target)});`;
    case 'fill':
    case 'select':
      if (act.entry.kind === 'secret') use('secret');
      return `await ${act.kind}(${person}, ${literal(act.target)}, ${writeEntry(act.entry)});`;
    case 'check':
      return `await check(${person}, ${literal(act.target)}, ${act.checked});`;
    case 'press':
      return `await press(${person}, ${literal(act.target)}, ${literal(act.key)});`;
  }
}

function writeEntry(entry: Entry): string {
  if (entry.kind === 'known') return literal(entry.text);
  if (entry.kind === 'secret') return `secret(${literal(entry.variable)})`;
  return `process.env.${entry.variable} ?? 'x'.repeat(${entry.length})`;
}
