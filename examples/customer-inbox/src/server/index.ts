export { type CustomerInboxOptions, startCustomerInbox } from './start-customer-inbox.ts';
