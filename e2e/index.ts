export { bundleScript } from './support/bundle-script.ts';
export type { Variant } from './support/chat-page.ts';
export { openProfile, type Profile } from './support/chromium.ts';
export type { CollectorApi } from './support/collector-api.ts';
export { type ExtendedProfile, openExtendedProfile } from './support/extension.ts';
export { freePort } from './support/free-port.ts';
export { type RecordedStage, startStage, startStageOf } from './support/stage.ts';
