/** Passwords of accounts, in the memory of this process only. */
export interface Passwords {
  get(account: AccountKey): string | undefined;
  set(account: AccountKey, password: string): void;
  forget(account: AccountKey): void;
}

/** An account on a server. */
export interface AccountKey {
  readonly address: string;
  readonly account: string;
}

/** The passwords that were typed since the process started. */
export const passwords: Passwords = createPasswords();

function createPasswords(): Passwords {
  const known = new Map<string, string>();
  const keyOf = ({ address, account }: AccountKey): string => JSON.stringify([address, account]);
  return {
    get: (account) => known.get(keyOf(account)),
    set: (account, password) => void known.set(keyOf(account), password),
    forget: (account) => void known.delete(keyOf(account)),
  };
}
