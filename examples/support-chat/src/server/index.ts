export { type SupportChatOptions, startSupportChat } from './start-support-chat.ts';
