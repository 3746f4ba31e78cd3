import { existsSync } from 'node:fs';
import { exitCode } from '../command-line/exit-code.ts';
import { faultText } from '../command-line/fault-text.ts';
import { FaultError } from '../fault-error.ts';
import type { Output } from '../output.ts';
import { databaseFile } from '../sqlite/open-database.ts';
import { backUp } from './back-up.ts';
import { examine } from './examine.ts';
import type { Upkeep } from './parse-upkeep.ts';
import { salvage } from './salvage.ts';
import { vacuum } from './vacuum.ts';

/** Looks after a data folder. Answers the exit code, see `UPKEEP_USAGE`. */
export async function runUpkeep(task: Upkeep, { say, complain }: Output): Promise<number> {
  try {
    expectDatabase(task.dataDir);
    switch (task.kind) {
      case 'vacuum': {
        const { beforeBytes, afterBytes } = vacuum(task.dataDir);
        say(`${task.dataDir}: ${mb(beforeBytes)} MB before, ${mb(afterBytes)} MB now.`);
        return exitCode.done;
      }
      case 'backup':
        await backUp(task.dataDir, task.toDir);
        say(`${task.dataDir} is copied to ${task.toDir}.`);
        return exitCode.done;
      case 'doctor':
        return await doctor(task, { say, complain });
    }
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    complain(faultText(error.fault));
    return exitCode.unusable;
  }
}

async function doctor({ dataDir, salvageDir }: Extract<Upkeep, { kind: 'doctor' }>, { say, complain }: Output) {
  const { problems, chunks } = examine(dataDir);
  for (const problem of problems) complain(problem);
  if (problems.length === 0) say(`${dataDir}: nothing is damaged, and all of its ${chunks} chunks can be read.`);
  if (salvageDir === undefined) {
    if (problems.length > 0) complain('Put back a backup, or save what can be read: doctor --salvage NEW_FOLDER');
  } else {
    const { records, sessions, rows, lost } = await salvage(dataDir, salvageDir);
    say(`Saved in ${salvageDir}. Records: ${records}, sessions: ${sessions}, other rows: ${rows}.`);
    if (lost > 0) complain(`${lost} parts could not be read.`);
    say(`To go on with them: DRIFTSCOPE_DATA=${salvageDir}`);
  }
  return problems.length > 0 ? exitCode.found : exitCode.done;
}

function expectDatabase(dataDir: string): void {
  if (existsSync(databaseFile(dataDir))) return;
  throw new FaultError({
    kind: 'data-dir',
    message: `There is no database in ${dataDir}.`,
    hint: 'Name the folder with --data or DRIFTSCOPE_DATA.',
  });
}

const mb = (sizeBytes: number): string => (sizeBytes / 1e6).toFixed(1);
