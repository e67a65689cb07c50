import type { Secret } from '../protocol.ts';

/** Passwords of accounts: in the memory of this process, and where a {@link Keeper} keeps them. */
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

/** A host that has a safe place for secrets beyond this process. */
export interface Keeper {
  /** What it kept before. */
  readonly known: readonly Secret[];
  keep(secret: Secret): void;
  forget(key: string): void;
}

const createPasswords = (): Passwords & {
  keepIn(keeper: Keeper): void;
  /** Takes over a password for this process only. */
  remember(secret: Secret): void;
} => {
  const known = new Map<string, string>();
  let keeper: Keeper | undefined;
  return {
    keepIn: (safe) => {
      keeper = safe;
      for (const { key, value } of safe.known) known.set(key, value);
    },
    remember: ({ key, value }) => void known.set(key, value),
    get: (account) => known.get(passwordKey(account)),
    set: (account, password) => {
      const key = passwordKey(account);
      if (known.get(key) === password) return;
      known.set(key, password);
      keeper?.keep({ key, value: password });
    },
    forget: (account) => {
      const key = passwordKey(account);
      if (known.delete(key)) keeper?.forget(key);
    },
  };
};

/** Under which key the password of an account is kept. */
export const passwordKey = ({ address, account }: AccountKey): string =>
  JSON.stringify([address, account]);

/** The passwords that were typed since the process started, or that its host kept. */
export const passwords = createPasswords();
