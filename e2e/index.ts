export { bundleScript } from './support/bundle-script.ts';
export { openProfile, type Profile } from './support/chromium.ts';
export { openExtendedProfile } from './support/extension.ts';
