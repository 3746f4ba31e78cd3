import type { Example } from '@driftscope/records';
import { EmptyState } from '@driftscope/ui';
import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useServices } from '../app/services.ts';
import classes from './first-incident.module.css';

/** For who has no incident yet: how to get one. */
export function FirstIncident() {
  const { api } = useServices();
  const [examples, setExamples] = useState<readonly Example[]>([]);
  useEffect(() => {
    // Without them there is one way less; the steps below stand for themselves.
    void api.examples().then((answer) => setExamples(answer.ok ? answer.value.examples : []));
  }, [api]);

  return (
    <EmptyState
      title="No incidents yet"
      hint="Driftscope watches a page and says when its copy of the server's state goes wrong. This list fills by itself."
      action={
        <ol className={classes.steps}>
          <li>
            <h3>Load the extension</h3>
            <p>
              In Chrome, open <code>chrome://extensions</code>, switch on <em>Developer mode</em>, choose{' '}
              <em>Load unpacked</em> and pick <code>extension/.output/chrome-mv3</code>. <code>npm start</code> opens a
              Chromium that has it.
            </p>
          </li>
          <li>
            <h3>Open an app, and its DevTools</h3>
            <p>Choose the panel Driftscope in DevTools. From then on the page is recorded.</p>
            <Examples examples={examples} />
          </li>
          <li>
            <h3>Make it drift</h3>
            <p>
              Log in as two users in two windows. In one, choose <em>Offline</em> in the DevTools' Network panel; send
              messages in the other; go online again. A few seconds later the incident is here.
            </p>
          </li>
        </ol>
      }
    />
  );
}

function Examples({ examples }: { readonly examples: readonly Example[] }) {
  return (
    <ul className={classes.examples}>
      {examples.map(({ id, name, variants }) => (
        <li key={id}>
          <strong>{name}</strong>
          <Anchor size="sm" underline="always" href={variants.drifting} target="_blank" rel="noreferrer">
            drifting
          </Anchor>
          <Anchor size="sm" underline="always" href={variants.synced} target="_blank" rel="noreferrer">
            synced
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
