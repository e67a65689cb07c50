import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { useCommand } from '../../client/index.ts';
import {
  Button,
  classes,
  ComboBox,
  Dialog,
  ErrorText,
  TextField,
  useCountryRegionOptions,
} from '../../ui/index.ts';
import styles from './AddPersonDialog.module.css';
import { SameNumber } from './SameNumber.tsx';
import { emailProblem, phoneProblem } from './validate.ts';

/** Adds a person: the name and Enter are enough. */
export const AddPersonDialog = (props: {
  /** What was searched for in vain, to start with. */
  name: string;
  onClose: () => void;
  onAdded: (id: string) => void;
}) => {
  const { t } = useTranslation('people');
  const add = useCommand('people.add');
  const form = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft, fn: props.name });
  const [isChecked, setChecked] = useState(false);
  const countries = useCountryRegionOptions();
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change });
  const problems = {
    fn: draft.fn.trim() === '' ? t('invalid.name') : undefined,
    email: emailProblem(t, draft.email.trim()),
    phone: phoneProblem(t, draft.phone.trim()),
  };

  // What was searched for, and what the person before had as well, is soon written again.
  const isChanged =
    (draft.fn !== '' && draft.fn !== props.name) ||
    [draft.latin, draft.phonetic, draft.email, draft.phone, draft.memberNo].some(
      (text) => text !== '',
    );

  const submit = async (then: 'open' | 'next'): Promise<void> => {
    setChecked(true);
    if (Object.values(problems).some((problem) => problem !== undefined)) return;
    const answer = await add.run(toFields(draft));
    if (!answer.ok) return;
    if (then === 'open') {
      props.onClose();
      props.onAdded(answer.value.id);
      return;
    }
    // What people of one visit have in common stays.
    setDraft({ ...emptyDraft, organisation: draft.organisation, residence: draft.residence });
    setChecked(false);
    form.current?.querySelector('input')?.focus();
  };

  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={t('addDialog.title')}
      isChanged={isChanged}
      onSubmit={() => void submit('open')}
      footer={
        <>
          <Button variant="quiet" onPress={props.onClose}>
            {t('app:dialog.cancel')}
          </Button>
          <Button isDisabled={add.isRunning} onPress={() => void submit('next')}>
            {t('addDialog.addAndNext')}
          </Button>
          <Button type="submit" variant="primary" isDisabled={add.isRunning}>
            {t('addDialog.add')}
          </Button>
        </>
      }
    >
      <div ref={form}>
        <TextField
          label={t('field.fn')}
          description={t('hint.fn')}
          value={draft.fn}
          onChange={(fn) => set({ fn })}
          isRequired
          autoFocus
          maxLength={500}
          error={isChecked ? problems.fn : undefined}
        />
      </div>
      <div className={styles.pair}>
        <TextField
          label={t('field.latin')}
          value={draft.latin}
          onChange={(latin) => set({ latin })}
          maxLength={500}
        />
        <TextField
          label={t('field.phonetic')}
          value={draft.phonetic}
          onChange={(phonetic) => set({ phonetic })}
          maxLength={500}
        />
        <TextField
          label={t('field.emails')}
          type="email"
          value={draft.email}
          onChange={(email) => set({ email })}
          maxLength={500}
          error={isChecked ? problems.email : undefined}
        />
        <TextField
          label={t('field.phones')}
          type="tel"
          value={draft.phone}
          onChange={(phone) => set({ phone })}
          maxLength={500}
          error={isChecked ? problems.phone : undefined}
        />
        <TextField
          label={t('field.organisation')}
          value={draft.organisation}
          onChange={(organisation) => set({ organisation })}
          maxLength={500}
        />
        <ComboBox
          label={t('field.residence')}
          options={countries}
          value={draft.residence}
          onChange={(residence) => set({ residence })}
        />
        <div className={classes(styles.pair, styles.number)}>
          <TextField
            label={t('field.memberNo')}
            value={draft.memberNo}
            onChange={(memberNo) => set({ memberNo })}
            maxLength={500}
          />
          <div className={styles.wide}>
            {/* Once they are added, the number is their own. */}
            <SameNumber memberNo={add.isRunning ? '' : draft.memberNo.trim()} />
          </div>
        </div>
      </div>
      <p className={styles.hint}>{t('addDialog.hint')}</p>
      <ErrorText error={add.error} boxed />
    </Dialog>
  );
};

interface Draft {
  readonly fn: string;
  readonly latin: string;
  readonly phonetic: string;
  readonly email: string;
  readonly phone: string;
  readonly organisation: string;
  readonly residence: string | null;
  readonly memberNo: string;
}

const emptyDraft: Draft = {
  fn: '',
  latin: '',
  phonetic: '',
  email: '',
  phone: '',
  organisation: '',
  residence: null,
  memberNo: '',
};

const toFields = (draft: Draft): Input<'people.add'> => {
  const [latin, phonetic] = [draft.latin.trim(), draft.phonetic.trim()];
  const [email, phone] = [draft.email.trim(), draft.phone.trim()];
  const [organisation, memberNo] = [draft.organisation.trim(), draft.memberNo.trim()];
  return {
    fn: draft.fn.trim(),
    ...(latin !== '' && { latin }),
    ...(phonetic !== '' && { phonetic }),
    ...(email !== '' && { emails: [{ id: crypto.randomUUID(), value: email }] }),
    ...(phone !== '' && { phones: [{ id: crypto.randomUUID(), raw: phone }] }),
    ...(organisation !== '' && {
      affiliations: [{ id: crypto.randomUUID(), organisation, current: true }],
    }),
    ...(draft.residence !== null && { residence: draft.residence }),
    ...(memberNo !== '' && { memberNo }),
  };
};
