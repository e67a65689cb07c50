import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagePurposeSchema, type MessagePurpose } from '#shared/domain/invite/contact.ts';
import {
  placeholders,
  unknownPlaceholders,
  type Placeholder,
} from '#shared/domain/invite/message.ts';
import type { EventStatus } from '#shared/domain/meetup/stages.ts';
import { useCommand } from '../../client/index.ts';
import {
  Card,
  ErrorText,
  IconButton,
  Menu,
  MenuItem,
  Select,
  StatusMark,
  TextField,
  useFormat,
} from '../../ui/index.ts';
import { KeepAsDialog } from './TemplatesDialog.tsx';
import { builtIn, type useMessage } from './useMessage.ts';
import styles from './Invite.module.css';

type Writing = ReturnType<typeof useMessage>;

/** What a message is for, which template it begins with, and its text in each language. */
export const MessageCard = (props: {
  writing: Writing;
  eventStatus: EventStatus;
  /** Placeholders that this meetup has nothing to fill in for. */
  holes: readonly Placeholder[];
}) => {
  const { t } = useTranslation(['invite', 'planning']);
  const format = useFormat();
  const { writing, holes } = props;
  const { purpose, template, language, message } = writing;
  const unknown = unknownPlaceholders(`${message.subject}\n${message.body}`);
  return (
    <Card title={t('message.title')} actions={<TemplateMenu writing={writing} />}>
      <div className={styles.fields}>
        <Select
          label={t('message.purpose')}
          value={purpose}
          options={messagePurposeSchema.options.map((id) => ({ id, label: t(`purpose.${id}`) }))}
          onChange={writing.setPurpose}
        />
        <Select
          label={t('planning:template.label')}
          value={template?.id ?? builtIn}
          options={[
            { id: builtIn, label: t('message.builtIn') },
            ...writing.templates.map(({ id, name }) => ({ id, label: name })),
          ]}
          onChange={writing.chooseTemplate}
        />
        <Select
          label={t('message.language')}
          value={language}
          options={writing.languages.map((id) => ({
            id,
            label: format.language(id),
            note: writing.messages[id] === undefined ? t('message.noText') : undefined,
          }))}
          onChange={writing.setLanguage}
        />
        <div className={styles.wide}>
          <TextField
            label={t('message.subject')}
            lang={language}
            value={message.subject}
            onChange={(subject) => writing.change({ subject })}
            maxLength={300}
          />
        </div>
        <div className={styles.wide}>
          <TextField
            label={t('message.body')}
            lang={language}
            description={t('message.placeholders', {
              list: placeholders.map((name) => `{${name}}`).join(' '),
            })}
            value={message.body}
            onChange={(body) => writing.change({ body })}
            lines={12}
            maxLength={20_000}
          />
        </div>
      </div>
      {(['unknown', 'holes'] as const).map((kind) => {
        const names = kind === 'unknown' ? unknown : holes;
        const list = format.list(names.map((name) => `{${name}}`));
        return (
          names.length > 0 && (
            <StatusMark key={kind} tone="warn" text={t(`message.${kind}`, { list })} />
          )
        );
      })}
      {asks.has(purpose) && isOff(props.eventStatus) && (
        <StatusMark tone="warn" text={t(`message.off.${props.eventStatus}`)} />
      )}
    </Card>
  );
};

// They ask somebody to come on a day.
const asks: ReadonlySet<MessagePurpose> = new Set(['invitation', 'reminder', 'seat-offered']);

const isOff = (status: EventStatus): status is 'EventPostponed' | 'EventCancelled' =>
  status === 'EventPostponed' || status === 'EventCancelled';

const TemplateMenu = ({ writing }: { writing: Writing }) => {
  const { t } = useTranslation('invite');
  const [dialog, setDialog] = useState<'keep' | 'rename'>();
  const save = useCommand('templates.saveMessage');
  const edit = useCommand('templates.edit');
  const remove = useCommand('library.delete');
  const { template, purpose, messages } = writing;
  const close = (): void => setDialog(undefined);

  const keep = async (name: string, id: string | undefined): Promise<boolean> => {
    const answer = await save.run({ ...(id !== undefined && { id }), name, purpose, messages });
    if (!answer.ok) return false;
    writing.forgetEdits();
    writing.chooseTemplate(answer.value.id);
    return true;
  };

  return (
    <>
      <Menu
        label={t('template.menu')}
        button={
          <IconButton size="small" label={t('template.menu')}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
      >
        {template !== undefined && (
          <MenuItem
            text={t('template.save', { name: template.name })}
            isDisabled={!writing.isEdited}
            onAction={() => void keep(template.name, template.id)}
          />
        )}
        <MenuItem text={t('template.keep')} onAction={() => setDialog('keep')} />
        {template !== undefined && (
          <>
            <MenuItem text={t('template.rename')} onAction={() => setDialog('rename')} />
            <MenuItem
              text={t('template.delete', { name: template.name })}
              isDangerous
              onAction={() => void remove.run({ id: template.id })}
            />
          </>
        )}
      </Menu>
      <ErrorText error={save.error ?? edit.error ?? remove.error} />
      {dialog === 'keep' && (
        <KeepAsDialog
          title={t('template.keepTitle')}
          text={t('template.keepText')}
          initial={template?.name ?? ''}
          present={writing.templates}
          onClose={close}
          onSave={keep}
        />
      )}
      {dialog === 'rename' && template !== undefined && (
        <KeepAsDialog
          title={t('template.renameTitle')}
          text=""
          initial={template.name}
          present={[]}
          onClose={close}
          onSave={async (name) => (await edit.run({ id: template.id, name })).ok}
        />
      )}
    </>
  );
};
