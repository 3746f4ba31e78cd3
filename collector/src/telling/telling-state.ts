import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseJson } from '@driftscope/records';
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

/** How far somebody was told. Kept beside the database, so that a restart neither forgets nor repeats. */
const TellingStateSchema = Type.Object({
  /** The last change that was looked at. */
  rev: Type.Integer({ minimum: 0 }),
  /** Groups with the epoch ms when they were last told; the one told longest ago first. */
  told: Type.Array(Type.Tuple([Type.String(), Type.Number()])),
});

export type TellingState = Static<typeof TellingStateSchema>;

/** Absent: there is none, or what is there is none. */
export async function readTellingState(file: string): Promise<TellingState | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const json = parseJson(text);
  return json.ok && Value.Check(TellingStateSchema, json.value) ? json.value : undefined;
}

/** Replaces the file as a whole: who is killed meanwhile finds the old one. */
export async function writeTellingState(file: string, state: TellingState): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
