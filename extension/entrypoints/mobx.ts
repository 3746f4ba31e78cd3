import { installMobX } from '@driftscope/recorder';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FAULTS_EVENT } from '../channel/handshake.ts';

/** Loaded into a page that has MobX, once it is recorded. */
export default defineUnlistedScript(() => {
  installMobX(window, FAULTS_EVENT);
});
