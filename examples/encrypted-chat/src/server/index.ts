export { type Device, openDevice } from '../device/open-device.ts';
export { type EncryptedChatOptions, startEncryptedChat } from './start-encrypted-chat.ts';
