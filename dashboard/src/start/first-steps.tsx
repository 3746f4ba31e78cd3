import type { Example } from '@driftscope/records';
import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import { useServices } from '../app/services.ts';
import { OpenFilesButton } from '../files/open-files-button.tsx';
import { ExampleList } from './example-list.tsx';
import classes from './start.module.css';

/** How to get a first incident, step by step. */
export function FirstSteps() {
  const { api } = useServices();
  const [examples, setExamples] = useState<readonly Example[]>([]);
  const [hasLab, setHasLab] = useState(false);
  useEffect(() => {
    // Without them there is one way less; the steps stand for themselves.
    void api.examples().then((answer) => setExamples(answer.ok ? answer.value.examples : []));
    void api.lab().then((answer) => setHasLab(answer.ok && answer.value.url !== undefined));
  }, [api]);

  return (
    <>
      {hasLab && (
        <p className={classes.lab}>
          To see drift at once, with nothing to install: the <Link href="/lab">lab</Link> breaks an example before your
          eyes, beside a client that heals.
        </p>
      )}
      <p className={classes.lab}>
        To look into a recording (<code>.drift</code>), a ticket or a HAR file that somebody gave you: drop it anywhere
        on this page, or choose it. <OpenFilesButton />
      </p>
      <ol className={classes.steps}>
        <li>
          <h2>Load the extension</h2>
          <p>
            The Chromium that <code>npm start</code> opens has it. In another Chrome, open{' '}
            <code>chrome://extensions</code>, switch on <em>Developer mode</em>, choose <em>Load unpacked</em> and pick{' '}
            <code>extension/.output/chrome-mv3</code> in the folder of Driftscope.
          </p>
          {location.origin !== USUAL_ORIGIN && (
            <p>
              It sends to <code>{USUAL_ORIGIN}</code>, and this collector is at <code>{location.origin}</code>: write
              that into <em>Settings</em> in the panel Driftscope.
            </p>
          )}
        </li>
        <li>
          <h2>Open an app, and its DevTools</h2>
          <p>
            Press F12, choose the panel Driftscope, and reload the page: then it is recorded from its start. Only then
            log in.
          </p>
          <ExampleList examples={examples} />
        </li>
        <li>
          <h2>Make it drift</h2>
          <p>
            Log in as two users, the second in an incognito window (in the team chat as <em>alice</em> and <em>bob</em>,
            whose passwords are their names), and send a message from the second to the first. In the first one’s panel
            choose <em>Faults</em> and cut its network for 20 seconds; send more meanwhile. A few seconds after that the
            incident is here. In the examples, <em>Demo → What drifts here?</em> tells what else goes wrong, and how to
            see it.
          </p>
        </li>
      </ol>
    </>
  );
}

/** Where an extension sends whose settings nobody has changed. */
const USUAL_ORIGIN = 'http://127.0.0.1:37438';
