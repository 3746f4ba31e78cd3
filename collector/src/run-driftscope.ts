import type { Fault } from '@driftscope/records';
import { analyzeUsage, parseAnalyze } from './analyze/parse-analyze.ts';
import { runAnalyze } from './analyze/run-analyze.ts';
import { exitCode } from './command-line/exit-code.ts';
import { faultText } from './command-line/fault-text.ts';
import { EXPORT_USAGE, parseExport } from './export-command/parse-export.ts';
import { runExport } from './export-command/run-export.ts';
import type { Output } from './output.ts';
import { parseTokenCommand, TOKEN_USAGE } from './token-command/parse-token-command.ts';
import { runTokenCommand } from './token-command/run-token-command.ts';
import { parseUpkeep, UPKEEP_USAGE } from './upkeep/parse-upkeep.ts';
import { runUpkeep } from './upkeep/run-upkeep.ts';

/** The command `driftscope`. Answers the exit code, which its usage explains. */
export async function runDriftscope(
  args: readonly string[],
  output: Output,
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const [command] = args;
  if (args.includes('--help')) {
    output.say(`${analyzeUsage}\n\n${EXPORT_USAGE}\n\n${TOKEN_USAGE}\n\n${UPKEEP_USAGE}`);
    return exitCode.done;
  }
  if (command === 'analyze') {
    const options = await parseAnalyze(args);
    return options.ok ? runAnalyze(options.value, output) : misused(options.error, output);
  }
  if (command === 'export') {
    const options = parseExport(args);
    return options.ok ? runExport(options.value, output) : misused(options.error, output);
  }
  if (command === 'token') {
    const token = parseTokenCommand(args, env);
    return token.ok ? runTokenCommand(token.value, output) : misused(token.error, output);
  }
  const task = parseUpkeep(args, env);
  return task.ok ? runUpkeep(task.value, output) : misused(task.error, output);
}

function misused(fault: Fault, { complain }: Output): number {
  complain(faultText(fault));
  return exitCode.wrongUsage;
}
