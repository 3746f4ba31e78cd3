/** What is entered where no mark of the field says it. */
export type EntryWord = 'password' | 'text' | 'choice';

/** Names environment variables for fields of a person: the same field has the same, and no two share one. */
export function createVariables(person: string): (target: string, word: EntryWord) => string {
  const byTarget = new Map<string, string>();
  return (target, word) => {
    const known = byTarget.get(target);
    if (known !== undefined) return known;
    const stem = `${person}_${markOf(target) ?? word}`.toUpperCase();
    const names = new Set(byTarget.values());
    let name = stem;
    for (let n = 2; names.has(name); n++) name = `${stem}_${n}`;
    byTarget.set(target, name);
    return name;
  };
}

/** What marks the field: of `input[name="card-number"]` it is `card_number`. */
function markOf(target: string): string | undefined {
  const mark = /(?:\[[\w-]+="([^"]+)"\]|#([\w-]+))$/.exec(target);
  const word = (mark?.[1] ?? mark?.[2] ?? '').replaceAll(/\W+/g, '_').replaceAll(/^_+|_+$/g, '');
  return word === '' ? undefined : word;
}
