import type { LabSystem } from '@driftscope/records';
import { useEffect, useRef } from 'react';
import { clientNames } from '../lab-run/lab-client.ts';
import type { LabState } from '../lab-run/lab-state.ts';
import { bringIntoSight } from './bring-into-sight.ts';
import { ClientDriftNote } from './client-drift-note.tsx';
import { clientTitles } from './client-titles.ts';
import classes from './lab.module.css';

/** Both clients as their user sees them, each from an address of its own. */
export function ClientFrames({ system, state }: { readonly system: LabSystem; readonly state: LabState | undefined }) {
  const section = useRef<HTMLElement>(null);
  const isOpen = state?.run !== undefined;
  useEffect(() => {
    if (isOpen && section.current !== null) bringIntoSight(section.current);
  }, [isOpen]);

  return (
    <section ref={section} className={classes.frames} aria-label="The clients">
      {clientNames.map((client) => {
        const url = state?.run?.[client].url;
        return (
          <figure key={client} className={classes.client}>
            <figcaption>
              {clientTitles[client]} <span>{descriptions[client]}</span>
              {url !== undefined && <ClientDriftNote client={client} system={system} state={state} />}
            </figcaption>
            {url === undefined ? (
              <p className={classes.noFrame}>
                {state?.phase === 'preparing' ? 'The server starts…' : 'Press Run to open it.'}
              </p>
            ) : (
              <iframe key={url} src={url} title={`${system.name}, ${clientTitles[client].toLowerCase()}`} />
            )}
            {state?.companions.map((companion) => (
              <div key={companion} className={classes.companion} data-companion={companion}>
                <p>{companionTitles[companion]}</p>
                <iframe
                  src={companion === 'tab' ? url : state.run?.[client].deviceUrl}
                  title={`${system.name}, ${clientTitles[client].toLowerCase()}, ${companionTitles[companion].toLowerCase()}`}
                />
              </div>
            ))}
          </figure>
        );
      })}
    </section>
  );
}

const companionTitles = { tab: 'Second tab', device: 'Second device' } as const;

const descriptions = {
  naive: 'the way many teams first write it',
  reference: 'the same app on the sync client',
} as const;
