export { Avatar } from './avatar.tsx';
export type { Defect } from './defect.ts';
export { type DemoAction, DemoMenu } from './demo-menu.tsx';
export { createKeptSession, type KeptSession } from './kept-session.ts';
export { LoginScreen } from './login-screen.tsx';
export { renderApp } from './render-app.tsx';
export { type Call, request } from './request.ts';
export { type Variant, variantOf } from './variant.ts';
export { WelcomeBack } from './welcome-back.tsx';
