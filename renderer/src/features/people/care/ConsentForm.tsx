import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  consentBasisSchema,
  consentChannelSchema,
  type Consent,
} from '#shared/domain/journal/journal.ts';
import { useCommand } from '../../../client/index.ts';
import { announce, Button, DateField, ErrorText, Select, TextField } from '../../../ui/index.ts';
import { createDrafts } from './drafts.ts';
import styles from './Care.module.css';

type Channel = (typeof consentChannelSchema.options)[number];
type Basis = (typeof consentBasisSchema.options)[number];

interface Draft {
  readonly state: Consent['state'];
  readonly channel: Channel;
  readonly basis: Basis;
  /** YYYY-MM-DD */
  readonly day: string | null;
  /** YYYY-MM-DD */
  readonly expires: string | null;
  readonly textVersion: string;
  readonly guardian: { readonly name: string; readonly relation: string };
}

// By person and purpose.
const drafts = createDrafts<Draft>(({ textVersion, guardian }) =>
  [textVersion, guardian.name, guardian.relation].some((text) => text.trim() !== ''),
);

const newDraft = (): Draft => ({
  state: 'granted',
  channel: 'form',
  basis: 'consent',
  day: localDay(),
  expires: null,
  textVersion: '',
  guardian: { name: '', relation: '' },
});

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
  const key = `${props.personId} ${props.purpose}`;
  const [draft, setDraft] = useState(() => drafts.get(key) ?? newDraft());
  const { state, channel, basis, day, expires, textVersion, guardian } = draft;
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    drafts.keep(key, next);
  };
  const [isChecked, setChecked] = useState(false);
  const asksGuardian = props.needsGuardian && state === 'granted';
  const lacksGuardian = asksGuardian && guardian.name.trim() === '';
  const isToCome = day !== null && day > localDay();
  const isTooEarly = expires !== null && day !== null && expires < day;

  const submit = async (): Promise<void> => {
    setChecked(true);
    if (lacksGuardian || isToCome || isTooEarly) return;
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
    drafts.keep(key, undefined);
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
        onChange={(next) => change({ state: next })}
      />
      <Select
        label={t('consent.channel')}
        options={consentChannelSchema.options.map((id) => ({ id, label: t(`channel.${id}`) }))}
        value={channel}
        onChange={(next) => change({ channel: next })}
      />
      <DateField
        label={t('consent.at')}
        value={day}
        onChange={(next) => change({ day: next })}
        error={isChecked && isToCome ? t('consent.toCome') : undefined}
      />
      <Select
        label={t('consent.basis')}
        options={consentBasisSchema.options.map((id) => ({ id, label: t(`basis.${id}`) }))}
        value={basis}
        onChange={(next) => change({ basis: next })}
      />
      {state === 'granted' && (
        <>
          <TextField
            label={t('consent.textVersion')}
            description={t('consent.textVersionHint')}
            value={textVersion}
            onChange={(next) => change({ textVersion: next })}
            maxLength={500}
          />
          <DateField
            label={t('consent.expires')}
            description={t('consent.expiresHint')}
            value={expires}
            onChange={(next) => change({ expires: next })}
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
            onChange={(name) => change({ guardian: { ...guardian, name } })}
            maxLength={500}
            error={isChecked && lacksGuardian ? t('consent.guardianMissing') : undefined}
          />
          <TextField
            label={t('consent.guardianRelation')}
            value={guardian.relation}
            onChange={(relation) => change({ guardian: { ...guardian, relation } })}
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
