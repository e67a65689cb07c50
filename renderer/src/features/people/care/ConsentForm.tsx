import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  consentBasisSchema,
  consentChannelSchema,
  type Consent,
} from '#shared/domain/journal/journal.ts';
import { useCommand } from '../../../client/index.ts';
import { announce, Button, DateField, ErrorText, Select, TextField } from '../../../ui/index.ts';
import styles from './Care.module.css';

type Channel = (typeof consentChannelSchema.options)[number];
type Basis = (typeof consentBasisSchema.options)[number];

const states = ['granted', 'refused', 'withdrawn'] as const;

/** Records an answer about one purpose, where the ledger stands. */
export const ConsentForm = (props: {
  personId: string;
  purpose: Consent['purpose'];
  needsGuardian: boolean;
  onRecorded: () => void;
}) => {
  const { t } = useTranslation('care');
  const record = useCommand('people.recordConsent');
  const [state, setState] = useState<Consent['state']>('granted');
  const [channel, setChannel] = useState<Channel>('form');
  const [basis, setBasis] = useState<Basis>('consent');
  const [day, setDay] = useState<string | null>(localDay());
  const [expires, setExpires] = useState<string | null>(null);
  const [textVersion, setTextVersion] = useState('');
  const [guardian, setGuardian] = useState({ name: '', relation: '' });
  const [isChecked, setChecked] = useState(false);
  const asksGuardian = props.needsGuardian && state === 'granted';
  const lacksGuardian = asksGuardian && guardian.name.trim() === '';
  const isTooEarly = expires !== null && day !== null && expires < day;

  const submit = async (): Promise<void> => {
    setChecked(true);
    if (lacksGuardian || isTooEarly) return;
    const relation = guardian.relation.trim();
    const answer = await record.run({
      id: props.personId,
      purpose: props.purpose,
      state,
      channel,
      basis,
      ...(day !== null && day !== localDay() && { at: new Date(`${day}T12:00`).toISOString() }),
      ...(expires !== null && state === 'granted' && { expires }),
      ...(textVersion.trim() !== '' && { textVersion: textVersion.trim() }),
      ...(asksGuardian && {
        guardian: { name: guardian.name.trim(), ...(relation !== '' && { relation }) },
      }),
    });
    if (!answer.ok) return;
    announce(t('consent.saved', { purpose: t(`purpose.${props.purpose}`) }));
    props.onRecorded();
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        label={t('consent.state')}
        options={states.map((id) => ({ id, label: t(`state.${id}`) }))}
        value={state}
        onChange={setState}
      />
      <Select
        label={t('consent.channel')}
        options={consentChannelSchema.options.map((id) => ({ id, label: t(`channel.${id}`) }))}
        value={channel}
        onChange={setChannel}
      />
      <DateField label={t('consent.at')} value={day} onChange={setDay} />
      <Select
        label={t('consent.basis')}
        options={consentBasisSchema.options.map((id) => ({ id, label: t(`basis.${id}`) }))}
        value={basis}
        onChange={setBasis}
      />
      {state === 'granted' && (
        <>
          <TextField
            label={t('consent.textVersion')}
            description={t('consent.textVersionHint')}
            value={textVersion}
            onChange={setTextVersion}
            maxLength={500}
          />
          <DateField
            label={t('consent.expires')}
            description={t('consent.expiresHint')}
            value={expires}
            onChange={setExpires}
            error={isChecked && isTooEarly ? t('consent.expiresEarly') : undefined}
          />
        </>
      )}
      {asksGuardian && (
        <>
          <TextField
            label={t('consent.guardian')}
            description={t('consent.guardianHint')}
            value={guardian.name}
            onChange={(name) => setGuardian({ ...guardian, name })}
            maxLength={500}
            error={isChecked && lacksGuardian ? t('consent.guardianMissing') : undefined}
          />
          <TextField
            label={t('consent.guardianRelation')}
            value={guardian.relation}
            onChange={(relation) => setGuardian({ ...guardian, relation })}
            maxLength={500}
          />
        </>
      )}
      <div className={styles.formEnd}>
        <ErrorText error={record.error} />
        <Button type="submit" variant="primary" size="small">
          {t('consent.record')}
        </Button>
      </div>
    </form>
  );
};

/** Today on this computer's calendar. */
const localDay = (): string => {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};
