import { SettingsSection } from './settings-section.tsx';

/** Where to set what is not the collector's to decide. */
export const ExtensionSection = () => (
  <SettingsSection
    title="Redaction and recorded sites"
    lead={
      <>
        Each browser decides that for itself, before anything leaves it: open DevTools, choose the panel Driftscope,
        then <em>Settings</em>. There are the sites that are recorded, the rules of what is redacted or allowed, the
        address of this collector, and the token that is sent to it. <code>extension/SETTINGS.md</code> explains them.
      </>
    }
  />
);
