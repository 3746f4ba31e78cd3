export { startTeamChat, type TeamChatOptions } from './start-team-chat.ts';
