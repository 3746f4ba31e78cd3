import { fail, ok, type Result } from '@driftscope/records';

/** How long, and how much, is kept. Infinite: for ever, any. */
export interface KeepingSettings {
  readonly keepDays: number;
  readonly keepMb: number;
}

const USUAL_DAYS = '30';
const USUAL_MB = '20000';

/** Reads `DRIFTSCOPE_KEEP_DAYS` and `_MB`. */
export function readKeeping(env: NodeJS.ProcessEnv): Result<KeepingSettings> {
  const keepDays = readLimit('DRIFTSCOPE_KEEP_DAYS', env.DRIFTSCOPE_KEEP_DAYS || USUAL_DAYS);
  if (!keepDays.ok) return keepDays;
  const keepMb = readLimit('DRIFTSCOPE_KEEP_MB', env.DRIFTSCOPE_KEEP_MB || USUAL_MB);
  return keepMb.ok ? ok({ keepDays: keepDays.value, keepMb: keepMb.value }) : keepMb;
}

/** 0 is no limit. */
function readLimit(name: string, text: string): Result<number> {
  const limit = Number(text);
  if (!(limit >= 0)) {
    return fail('invalid-limit', `${name} is ${JSON.stringify(text)}, which is no number.`, 'Give 0 for no limit.');
  }
  return ok(limit === 0 ? Number.POSITIVE_INFINITY : limit);
}
