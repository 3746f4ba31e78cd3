import type { CollectorSettings } from '@driftscope/records';
import { settingRows } from './setting-rows.ts';
import classes from './settings.module.css';
import { SettingsSection } from './settings-section.tsx';

/** How the collector was started. `settings`: absent until they are known. */
export function CollectorSection({ settings }: { readonly settings: CollectorSettings | undefined }) {
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
      {settings && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Setting</th>
              <th scope="col">Is</th>
              <th scope="col">Set by</th>
            </tr>
          </thead>
          <tbody>
            {settingRows(settings).map(({ title, text, variable }) => (
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
