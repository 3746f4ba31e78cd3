import { useDocumentTitle } from '@mantine/hooks';
import { CollectorSection } from './collector-section.tsx';
import { ExtensionSection } from './extension-section.tsx';
import { SenderSection } from './sender-section.tsx';
import classes from './settings.module.css';
import { TokenSection } from './token-section.tsx';

/** `/settings`: where others send to, who may do what, and how the collector was started. */
export function SettingsPage() {
  useDocumentTitle('Settings – Driftscope');
  return (
    <article className={classes.page}>
      <h1>Settings</h1>
      <SenderSection />
      <TokenSection />
      <CollectorSection />
      <ExtensionSection />
    </article>
  );
}
