import type { Token } from '@driftscope/records';
import { ForeignText, formatAgo, formatMoment } from '@driftscope/ui';
import { Button } from '@mantine/core';
import { useServices } from '../app/services.ts';
import classes from './settings.module.css';

/** Tokens by age, those that were revoked too. `onRevoke` is absent where nobody may. */
export function TokenTable({
  tokens,
  onRevoke,
}: {
  readonly tokens: readonly Token[];
  readonly onRevoke?: (token: Token) => void;
}) {
  if (tokens.length === 0) return <p className={classes.none}>There is no token yet.</p>;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Scope</th>
          <th scope="col">Made</th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id} data-revoked={token.revokedAt !== undefined || undefined}>
            <th scope="row">
              <ForeignText text={token.name} />
            </th>
            <td className={classes.word}>{token.scope}</td>
            <td>
              <Ago atMs={token.createdAt} />
            </td>
            <td>
              <State token={token} {...(onRevoke && { onRevoke })} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function State({ token, onRevoke }: { readonly token: Token; readonly onRevoke?: (token: Token) => void }) {
  if (token.revokedAt !== undefined)
    return (
      <>
        revoked <Ago atMs={token.revokedAt} />
      </>
    );
  if (!onRevoke) return 'valid';
  return (
    <Button
      size="compact-xs"
      variant="default"
      aria-label={`Revoke the token ${token.name}`}
      onClick={() => onRevoke(token)}
    >
      Revoke
    </Button>
  );
}

function Ago({ atMs }: { readonly atMs: number }) {
  const { now } = useServices();
  const at = new Date(atMs);
  return (
    <time dateTime={at.toISOString()} title={formatMoment(atMs)}>
      {formatAgo(atMs, now())}
    </time>
  );
}
