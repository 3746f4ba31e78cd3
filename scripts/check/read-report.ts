import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';
import type { Ended } from '../processes/create-processes.ts';

/** Runs a tool that writes a JSON report to the file it is given. `value` is absent where it wrote none that fits. */
export async function readReport<Schema extends TSchema>(
  schema: Schema,
  run: (file: string) => Promise<Ended>,
): Promise<Ended & { readonly value: Static<Schema> | undefined }> {
  const dir = await mkdtemp(join(tmpdir(), 'driftscope-report-'));
  try {
    const file = join(dir, 'report.json');
    const ended = await run(file);
    const report: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
    return { ...ended, value: Value.Check(schema, report) ? report : undefined };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
