import { SettingsSection } from './settings-section.tsx';

/** Where to set what is not the collector's to decide. */
export const ExtensionSection = () => (
  <SettingsSection
    title="Redaction and recorded sites"
    lead={
      <>
        Each browser has its own settings for that, which apply before anything leaves it: open DevTools, choose the
        panel Driftscope, then <em>Settings</em>. They say which sites are recorded, what is redacted or allowed, the
        address of this collector, and the token sent to it. <code>extension/SETTINGS.md</code> explains them.
      </>
    }
  />
);
