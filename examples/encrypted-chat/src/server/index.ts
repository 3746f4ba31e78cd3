export { type EncryptedChatOptions, startEncryptedChat } from './start-encrypted-chat.ts';
