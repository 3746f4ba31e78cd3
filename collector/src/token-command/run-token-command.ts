import { type Token, utcMoment } from '@driftscope/records';
import { openTokenFolder } from '../access/token-folder.ts';
import { openAuditLog } from '../audit/open-audit-log.ts';
import { exitCode } from '../command-line/exit-code.ts';
import { faultText } from '../command-line/fault-text.ts';
import { FaultError } from '../fault-error.ts';
import type { Output } from '../output.ts';
import type { TokenCommand } from './parse-token-command.ts';

/** Makes, lists or revokes tokens. Answers the exit code, see `TOKEN_USAGE`. */
export function runTokenCommand(command: TokenCommand, { say, complain }: Output): number {
  const folder = openTokenFolder(command.dataDir, Date.now);
  const audit = openAuditLog(command.dataDir, Date.now);
  try {
    switch (command.kind) {
      case 'create': {
        const { token, secret } = folder.create(command.draft);
        audit({ by: 'command', act: 'token.create', token: token.id });
        complain(`Token ${token.id} (${token.scope}, ${token.name}). It is shown this once:`);
        say(secret);
        return exitCode.done;
      }
      case 'list':
        for (const token of folder.list()) say(lineOf(token));
        return exitCode.done;
      case 'revoke': {
        const revoked = folder.revoke(command.id);
        if (revoked !== undefined) {
          audit({ by: 'command', act: 'token.revoke', token: revoked.id });
          say(lineOf(revoked));
          return exitCode.done;
        }
        complain(`There is no token ${command.id} in ${command.dataDir}.\ndriftscope token list names them.`);
        return exitCode.unusable;
      }
    }
  } catch (error) {
    complain(faultText(faultOf(error, command.dataDir)));
    return exitCode.unusable;
  }
}

function lineOf({ id, scope, name, createdAt, revokedAt }: Token): string {
  const made = `made ${utcMoment(createdAt)}`;
  const end = revokedAt === undefined ? '' : `, revoked ${utcMoment(revokedAt)}`;
  return `${id}  ${scope.padEnd(6)}  ${name}  (${made}${end})`;
}

/** A folder that the system keeps from us is for the user to mend. @throws what is a fault of ours. */
function faultOf(error: unknown, dataDir: string) {
  if (error instanceof FaultError) return error.fault;
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  return {
    message: `The data folder ${dataDir} cannot be used (${error.message}).`,
    hint: 'Name another one with --data or DRIFTSCOPE_DATA.',
  };
}
