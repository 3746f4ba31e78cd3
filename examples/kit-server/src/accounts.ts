import type { User } from '@driftscope/example-protocol';

export interface Accounts {
  user(id: string): User | undefined;
  /** Absent: there is no such account, or the password is another. */
  authenticate(name: string, password: string): User | undefined;
}

/** Who may log in: each one's password is the name in lower case. */
export function createDemoAccounts(users: readonly User[]): Accounts {
  return {
    user: (id) => users.find((user) => user.id === id),
    authenticate: (name, password) => {
      const known = users.find((user) => user.name.toLowerCase() === name.trim().toLowerCase());
      return known?.name.toLowerCase() === password ? known : undefined;
    },
  };
}
