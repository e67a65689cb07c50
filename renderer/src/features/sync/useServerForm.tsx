import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  databaseNameSchema,
  serverAccountSchema,
  serverAddressSchema,
} from '#shared/contract/sync.ts';
import { TextField } from '../../ui/index.ts';

interface ServerAccount {
  readonly name: string;
  readonly password: string;
}

/** What both ways of connecting ask for. */
interface ServerForm {
  readonly fields: React.ReactNode;
  /** Puts in what an invitation says. */
  fill(server: { readonly address: string; readonly database: string }): void;
  /** The typed values, or nothing while one of them cannot be right; shows what is missing then. */
  check(): { address: string; database: string; account: ServerAccount } | undefined;
}

/** Address, database and account of a server as fields of a form. */
export const useServerForm = ({
  initial = {},
  focus = 'address',
}: {
  readonly initial?: { readonly address?: string; readonly database?: string };
  /** Which field has the focus at first. */
  readonly focus?: 'address' | 'account' | 'none';
} = {}): ServerForm => {
  const { t } = useTranslation('sync');
  const [address, setAddress] = useState(initial.address ?? '');
  const [database, setDatabase] = useState(initial.database ?? '');
  const [account, setAccount] = useState<ServerAccount>({ name: '', password: '' });
  const [isChecked, setChecked] = useState(false);
  const typed = { address: address.trim(), database: database.trim(), account };
  const isAddress = serverAddressSchema.safeParse(typed.address).success;
  const isDatabase = databaseNameSchema.safeParse(typed.database).success;
  return {
    fields: (
      <>
        <TextField
          label={t('form.address')}
          description={t('form.addressHint')}
          value={address}
          onChange={setAddress}
          autoFocus={focus === 'address'}
          maxLength={500}
          error={isChecked && !isAddress ? t('form.addressMissing') : undefined}
        />
        <TextField
          label={t('form.database')}
          description={t('form.databaseHint')}
          value={database}
          onChange={setDatabase}
          maxLength={200}
          error={isChecked && !isDatabase ? t('form.databaseMissing') : undefined}
        />
        <AccountFields
          labels={{ name: t('form.name'), password: t('form.password') }}
          account={account}
          onChange={setAccount}
          isChecked={isChecked}
          autoFocus={focus === 'account'}
        />
      </>
    ),
    fill: (server) => {
      setAddress(server.address);
      setDatabase(server.database);
    },
    check: () => {
      setChecked(true);
      const isAccount = serverAccountSchema.safeParse(account).success;
      return isAddress && isDatabase && isAccount ? typed : undefined;
    },
  };
};

/** Name and password of an account. */
export const AccountFields = ({
  labels,
  account,
  onChange,
  isChecked,
  autoFocus = false,
}: {
  labels: { readonly name: string; readonly password: string };
  account: ServerAccount;
  onChange: (account: ServerAccount) => void;
  isChecked: boolean;
  autoFocus?: boolean;
}) => {
  const { t } = useTranslation('sync');
  return (
    <>
      <TextField
        label={labels.name}
        value={account.name}
        onChange={(name) => onChange({ ...account, name })}
        autoComplete="off"
        autoFocus={autoFocus}
        maxLength={200}
        error={isChecked && account.name.trim() === '' ? t('form.nameMissing') : undefined}
      />
      <TextField
        label={labels.password}
        type="password"
        value={account.password}
        onChange={(password) => onChange({ ...account, password })}
        autoComplete="off"
        maxLength={1000}
        error={isChecked && account.password === '' ? t('form.passwordMissing') : undefined}
      />
    </>
  );
};
