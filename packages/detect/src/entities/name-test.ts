import { RecentMap } from '../engine/recent-map.ts';

/** Names whose answer is remembered. */
const MOST_NAMES = 1_000;

/** A test of names, of fields and events, that remembers its answers: there are few names, and they come again with each record. */
export function createNameTest(test: (name: string) => boolean): (name: string) => boolean {
  const answers = new RecentMap<string, boolean>(MOST_NAMES);
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined) return known;
    const answer = test(name);
    answers.set(name, answer);
    return answer;
  };
}
