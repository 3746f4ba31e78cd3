import { browser } from 'wxt/browser';
import { mountWelcome } from './mount-welcome.tsx';

mountWelcome({ browser, scope: window });
