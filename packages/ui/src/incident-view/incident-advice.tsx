import { type Incident, repairCode } from '@driftscope/detect';
import { Button, CopyButton } from '@mantine/core';
import { useContext } from 'react';
import { Printed } from '../ticket/printed.ts';
import { GuaranteeNote } from './guarantee-note.tsx';
import classes from './incident-advice.module.css';
import { Prose } from './prose.tsx';

/** What to do about an incident: in words, as code with its own names in it, and what of the reference sync client does it. */
export function IncidentAdvice({ incident }: { readonly incident: Incident }) {
  const code = repairCode(incident);
  return (
    <section className={classes.advice}>
      <h2>What to do</h2>
      <Prose text={incident.advice} />
      {code !== undefined && <Code code={code} />}
      <GuaranteeNote kind={incident.kind} />
    </section>
  );
}

function Code({ code }: { readonly code: string }) {
  const isPrinted = useContext(Printed);
  return (
    <div className={classes.code}>
      <div className={classes.head}>
        Code to start from
        {!isPrinted && (
          <CopyButton value={code}>
            {({ copied, copy }) => (
              <Button size="compact-xs" variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
        )}
      </div>
      <pre>{code}</pre>
    </div>
  );
}
