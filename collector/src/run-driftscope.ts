import { analyzeUsage } from './analyze/parse-options.ts';
import { runAnalyze } from './analyze/run-analyze.ts';
import type { Output } from './output.ts';
import { parseUpkeep, upkeepUsage } from './upkeep/parse-upkeep.ts';
import { runUpkeep } from './upkeep/run-upkeep.ts';

const wrongUsage = 2;

/** The command `driftscope`. Answers the exit code, which its usage explains. */
export async function runDriftscope(
  args: readonly string[],
  output: Output,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const [command] = args;
  if (args.includes('--help')) {
    output.say(`${analyzeUsage}\n\n${upkeepUsage}`);
    return 0;
  }
  if (command === 'analyze') return runAnalyze(args, output);
  const task = parseUpkeep(args, env);
  if (task.ok) return runUpkeep(task.value, output);
  output.complain(`${task.error.message}\n${task.error.hint}`);
  return wrongUsage;
}
