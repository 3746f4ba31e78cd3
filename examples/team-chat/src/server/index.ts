export { startTeamChat, type TeamChat, type TeamChatOptions } from './start-team-chat.ts';
