import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateRow } from '#shared/contract/library.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import { Button, Dialog, FormFooter, EmptyState, ErrorText, TextField } from '../../ui/index.ts';
import { EditableText } from './EditableText.tsx';
import { TemplateItems } from './TemplateItems.tsx';
import styles from './GuestDialog.module.css';

/** The chapter's own plan templates: changed and deleted here, made from a meetup. */
export const TemplatesDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('planning');
  const { value } = useLiveQuery('templates.list', {});
  const plans = value?.plans ?? [];
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('ownTemplate.title')}
      size="wide"
      footer={<Button onPress={onClose}>{t('app:dialog.close')}</Button>}
    >
      {value !== undefined && plans.length === 0 ? (
        <EmptyState
          icon={LayoutTemplate}
          title={t('ownTemplate.empty')}
          text={t('ownTemplate.emptyText')}
        />
      ) : (
        <ul className={styles.templates} aria-label={t('ownTemplate.title')}>
          {plans.map((plan) => (
            <li key={plan.id}>
              <Template plan={plan} />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
};

const Template = ({ plan }: { plan: PlanTemplateRow }) => {
  const { t } = useTranslation(['planning', 'meetups']);
  const edit = useCommand('templates.edit');
  const remove = useCommand('library.delete');
  const { id, name } = plan;
  return (
    <>
      <EditableText
        label={t('ownTemplate.name')}
        value={name}
        placeholder=""
        problem={(text) => (text === '' ? t('plan.missing') : undefined)}
        onSave={async (text) => (await edit.run({ id, name: text })).ok}
      />
      <details>
        <summary>{t('ownTemplate.items', { count: plan.items.length })}</summary>
        <TemplateItems plan={plan} />
      </details>
      <Button
        size="small"
        variant="quiet"
        aria-label={t('ownTemplate.deleteOne', { name })}
        onPress={() => void remove.run({ id })}
      >
        {t('plan.delete')}
      </Button>
      <ErrorText error={edit.error ?? remove.error} />
    </>
  );
};

/** Asks for a name under which a plan or a message is kept; a name that is there is replaced. */
export const KeepAsDialog = (props: {
  title: string;
  text: string;
  initial: string;
  /** What is there already, by name. */
  present: readonly { readonly id: string; readonly name: string }[];
  onClose: () => void;
  onSave: (name: string, id: string | undefined) => Promise<boolean>;
}) => {
  const { t } = useTranslation('planning');
  const [name, setName] = useState(props.initial);
  const [isTried, setTried] = useState(false);
  const same = props.present.find((one) => one.name === name.trim());
  const submit = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '') return;
    if (await props.onSave(name.trim(), same?.id)) props.onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={props.onClose}
      title={props.title}
      onSubmit={() => void submit()}
      footer={
        <FormFooter
          onCancel={props.onClose}
          text={t(same === undefined ? 'app:dialog.save' : 'ownTemplate.replace')}
        />
      }
    >
      <p>{props.text}</p>
      <TextField
        label={t('ownTemplate.name')}
        description={same === undefined ? undefined : t('ownTemplate.same')}
        value={name}
        onChange={setName}
        error={isTried && name.trim() === '' ? t('plan.missing') : undefined}
        maxLength={500}
        autoFocus
      />
    </Dialog>
  );
};
