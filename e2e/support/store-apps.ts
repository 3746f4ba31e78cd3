import type { Versions } from './bundle-script.ts';
import { react16, react17, react18, vue2 } from './versions.ts';

/** An app for each library whose stores are found, in each of its major versions. */
export const storeApps: readonly (readonly [library: string, app: string, versions?: Versions])[] = [
  ['Zustand 5', 'zustand-items-app.ts'],
  ['Zustand 4 in React 18', 'zustand-items-app.ts', { ...react18, zustand: 'zustand-4' }],
  ['Zustand 4 in React 16', 'zustand-items-app.ts', { ...react16, zustand: 'zustand-4' }],
  ['Zustand 5 with its middleware for developer tools', 'zustand-devtools-app.ts'],
  ['Redux Toolkit', 'redux-app.ts'],
  ['Redux 5 without developer tools', 'redux-plain-app.ts'],
  ['Redux 4 in React 17', 'redux-plain-app.ts', { ...react17, redux: 'redux-4', 'react-redux': 'react-redux-7' }],
  ['TanStack Query 5', 'tanstack-query-app.ts'],
  ['React Query 4 in React 18', 'react-query-4-app.ts', react18],
  ['React Query 3 in React 17', 'react-query-3-app.ts', react17],
  ['Apollo Client 4', 'apollo-app.ts'],
  ['Apollo Client 3 in React 18', 'apollo-app.ts', { ...react18, '@apollo/client': 'apollo-client-3' }],
  ['Jotai 3', 'jotai-app.ts'],
  ['Jotai 2 in React 18', 'jotai-app.ts', { ...react18, jotai: 'jotai-2' }],
  ['local state of React 19', 'react-state-app.ts'],
  ['local state of React 18', 'react-state-app.ts', react18],
  ['local state of React 17', 'react-state-app.ts', react17],
  ['local state of React 16', 'react-state-app.ts', react16],
  ['Pinia 4', 'pinia-app.ts'],
  ['Pinia 3', 'pinia-app.ts', { pinia: 'pinia-3' }],
  ['Pinia 2', 'pinia-app.ts', { pinia: 'pinia-2' }],
  ['Vuex 4', 'vuex-app.ts'],
  ['Vuex 3 and Pinia 2 in Vue 2', 'vue-2-app.ts', vue2],
  ['the data of Vue 2 components', 'vue-2-data-app.ts', vue2],
  ['Vue Query 5', 'vue-query-app.ts'],
];
