import type { DriftRecord, Json } from '@driftscope/records';

type Random = () => number;

const texts = [
  '',
  '0',
  '__proto__',
  'constructor',
  'toString',
  '\ud800',
  'a\u0000b',
  '(?:a+)+$',
  'http://[',
  'http://127.0.0.1:3000/socket.io/?EIO=4&transport=polling',
  'http://127.0.0.1:3000/socket.io/?EIO=4&transport=polling&sid=eio-alice-1',
  'ws://x/socket.io/?EIO=3&transport=websocket',
  '%E0%A4%A',
  '42["message:new"]',
  '42["__proto__",{"__proto__":{"id":"x"},"constructor":1}]',
  '51-["file",{"_placeholder":true,"num":0}]',
  '42[{}]',
  '2',
  '{"id":1,"id":2}',
  '[[[[[[[[[[',
  `42["deep",${'['.repeat(3_000)}${']'.repeat(3_000)}]`,
  `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
  `[${'{"id":"same"},'.repeat(300)}{"id":"same"}]`,
  'x'.repeat(20_000),
] as const;
const numbers = [0, -0, -1, 1, 0.5, 1e-9, 1e9, 1e12, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308] as const;
const DEEP: Json = Array.from({ length: 400 }).reduce<Json>((inner) => [inner], 'deep');
const values: readonly Json[] = [null, true, false, [], {}, [[]], { id: 'x' }, [{ id: 'x' }, { id: 'x' }], DEEP];

/** Makes records that no recorder writes out of ones that it does. Nothing says that they are records any more. */
export function createHostility(random: Random, honest: readonly DriftRecord[]): () => unknown {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];

  function anything(): Json {
    const roll = random();
    if (roll < 0.5) return pick(texts) ?? '';
    return (roll < 0.8 ? pick(numbers) : pick(values)) ?? null;
  }

  /** The same with a few of its parts exchanged, wherever they are. */
  function twist(value: Json, depth: number): Json {
    if (random() < 0.15) return sameKind(value);
    if (depth > 6 || typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((item: Json) => twist(item, depth + 1));
    const entries = Object.entries(value).map(([name, child]): [string, Json] => [
      random() < 0.02 ? (pick(texts) ?? '') : name,
      name === 'kind' ? child : twist(child, depth + 1),
    ]);
    return Object.fromEntries(entries);
  }

  /** Mostly of the same type: else hardly any would get past the schemas. */
  function sameKind(value: Json): Json {
    if (random() < 0.1) return anything();
    if (typeof value === 'string') return pick(texts) ?? '';
    if (typeof value === 'number') return pick(numbers) ?? 0;
    return typeof value === 'object' ? (pick(values) ?? null) : value;
  }

  return () => {
    if (random() < 0.02) return anything();
    const record: Json = JSON.parse(JSON.stringify(pick(honest) ?? null));
    const twisted = random() < 0.3 ? record : twist(record, 0);
    return random() < 0.3 && typeof twisted === 'object' ? { ...twisted, seq: Math.floor(random() * 1e6) } : twisted;
  };
}
