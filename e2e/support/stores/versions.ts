import type { Versions } from '../bundles/bundle-script.ts';

const legacyRoot = { 'react-dom/client': './legacy-react-root.ts' };

export const react16: Versions = { ...legacyRoot, react: 'react-16', 'react-dom': 'react-dom-16' };
export const react17: Versions = { ...legacyRoot, react: 'react-17', 'react-dom': 'react-dom-17' };
export const react18: Versions = { react: 'react-18', 'react-dom': 'react-dom-18' };
/** Vue 2.7 with Vuex 3 and Pinia 2. */
export const vue2: Versions = { vue: 'vue-2', 'vue-demi': 'vue-demi/lib/v2.7/index.mjs', vuex: 'vuex-3' };
/** The last that does not announce itself to the page. */
export const vue34: Versions = { vue: 'vue-3-4' };
