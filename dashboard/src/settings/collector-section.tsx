import { useCallback } from 'react';
import { useServices } from '../app/services.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { FaultBar } from '../fault/fault-bar.tsx';
import { settingRows } from './setting-rows.ts';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';

/** How the collector was started. */
export function CollectorSection() {
  const { api } = useServices();
  const { value, fault, reload } = useLoaded(useCallback(() => api.settings(), [api]));
  return (
    <SettingsSection
      title="This collector"
      lead={
        <>
          As its environment said when it started: a change takes a restart. Secrets are never shown.{' '}
          <code>collector/SETTINGS.md</code> in the folder of Driftscope says what each variable takes.
        </>
      }
    >
      {fault && <FaultBar fault={fault} onRetry={reload} />}
      {value && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Is</th>
              <th scope="col">Set by</th>
            </tr>
          </thead>
          <tbody>
            {settingRows(value).map(({ title, text, variable }) => (
              <tr key={variable}>
                <th scope="row">{title}</th>
                <td>{text}</td>
                <td>
                  <code>{variable}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </SettingsSection>
  );
}
