export { openProfile, type Profile } from './support/browser/chromium.ts';
export { type ExtendedProfile, openExtendedProfile } from './support/browser/extension.ts';
export { bundleScript } from './support/bundles/bundle-script.ts';
export type { CollectorApi } from './support/collector/collector-api.ts';
export type { Variant } from './support/screens/chat-page.ts';
export { freePort } from './support/sites/free-port.ts';
export { type RecordedStage, startStage, startStageOf } from './support/stage/stage.ts';
