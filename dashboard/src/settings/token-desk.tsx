import type { Fault, MadeToken, Result, Token, TokenDraft } from '@driftscope/records';
import { useCallback, useState } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { NewToken } from './new-token.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import classes from './settings.module.css';
import { ShownSecret } from './shown-secret.tsx';
import { TokenTable } from './token-table.tsx';

/** The tokens there are; for who may change them, also how to make and revoke them. */
export function TokenDesk({
  canChange,
  ownName,
}: {
  readonly canChange: boolean;
  /** Name of the token that was signed in with. Absent: nobody did. */
  readonly ownName: string | undefined;
}) {
  const { api } = useServices();
  const { value, fault: readFault, reload } = useLoaded(useCallback(() => api.tokens(), [api]));
  const [made, setMade] = useState<MadeToken>();
  const [leaving, setLeaving] = useState<Token>();
  const [writeFault, setWriteFault] = useState<Fault>();

  function settle<Value>(answer: Result<Value>): Value | undefined {
    setWriteFault(answer.ok ? undefined : answer.error);
    reload();
    return answer.ok ? answer.value : undefined;
  }

  async function make(draft: TokenDraft): Promise<boolean> {
    const token = settle(await api.makeToken(draft));
    if (token) setMade(token);
    return token !== undefined;
  }

  async function revoke({ id }: Token): Promise<void> {
    setLeaving(undefined);
    const revoked = settle(await api.revokeToken(id));
    if (revoked && made?.token.id === id) setMade(undefined);
  }

  return (
    <>
      {readFault && <FaultBar fault={readFault} onRetry={reload} />}
      {value && <TokenTable tokens={value.tokens} {...(canChange && { onRevoke: setLeaving })} />}
      {canChange && <NewToken onMake={make} />}
      {writeFault && <p role="alert" className={classes.fault}>{`${writeFault.message} ${writeFault.hint}`}</p>}
      {made && <ShownSecret key={made.token.id} made={made} onDone={() => setMade(undefined)} />}
      <RevokeDialog token={leaving} ownName={ownName} onRevoke={revoke} onClose={() => setLeaving(undefined)} />
    </>
  );
}
