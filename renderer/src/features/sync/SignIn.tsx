import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { SyncPhase } from '#shared/contract/sync.ts';
import { useCommand } from '../../client/index.ts';
import { Button, Card, ErrorText } from '../../ui/index.ts';
import { AccountFields } from './useServerForm.tsx';
import styles from './Sync.module.css';

type Reason = Extract<SyncPhase, { name: 'needs-sign-in' }>['reason'];

/** Asks for the password and says why. */
export const SignIn = (props: { account: string; reason: Reason }) => {
  const { t } = useTranslation('sync');
  const signIn = useCommand('sync.signIn');
  const [account, setAccount] = useState({ name: props.account, password: '' });
  const [isChecked, setChecked] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (account.name.trim() !== '' && account.password !== '') void signIn.run(account);
  };
  return (
    <Card title={t('phase.needs-sign-in')}>
      <form className={styles.stack} onSubmit={submit} noValidate>
        <p>{t(`explain.needs-sign-in.${props.reason}`)}</p>
        <AccountFields
          labels={{ name: t('form.name'), password: t('form.password') }}
          account={account}
          onChange={setAccount}
          isChecked={isChecked}
        />
        <ErrorText error={signIn.error} boxed />
        <div className={styles.row}>
          <Button type="submit" variant="primary" isDisabled={signIn.isRunning}>
            {t('action.signIn')}
          </Button>
        </div>
      </form>
    </Card>
  );
};
