import { useTranslation } from 'react-i18next';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import { meetupStageSchema, type Meetup } from '#shared/domain/meetup/meetup.ts';
import { useCommand } from '../../client/index.ts';
import { Card, ErrorText, Select } from '../../ui/index.ts';
import { EditableText } from './EditableText.tsx';
import styles from './Plan.module.css';

/** Name, theme, description and stage, each saved by itself. */
export const AboutCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('meetups');
  const edit = useCommand('meetups.edit');
  const save = async (patch: MeetupPatch): Promise<boolean> =>
    (await edit.run({ id: meetup._id, patch })).ok;
  const optional = (text: string): string | null => (text === '' ? null : text);
  return (
    <Card title={t('about.title')}>
      <div className={styles.about}>
        <EditableText
          label={t('field.name')}
          value={meetup.name}
          placeholder=""
          problem={(text) => (text === '' ? t('problem.name') : undefined)}
          onSave={(name) => save({ name })}
        />
        <EditableText
          label={t('field.theme')}
          value={meetup.theme ?? ''}
          placeholder={t('about.addTheme')}
          onSave={(theme) => save({ theme: optional(theme) })}
        />
        <EditableText
          label={t('field.description')}
          value={meetup.description ?? ''}
          placeholder={t('about.addDescription')}
          lines={5}
          onSave={(description) => save({ description: optional(description) })}
        />
        <div className={styles.fact}>
          <span className={styles.factLabel} aria-hidden>
            {t('field.stage')}
          </span>
          <div className={styles.stage}>
            <Select
              label={t('field.stage')}
              labelHidden
              value={meetup.stage}
              options={meetupStageSchema.options.map((id) => ({ id, label: t(`stage.${id}`) }))}
              onChange={(stage) => void save({ stage })}
            />
          </div>
        </div>
        <ErrorText error={edit.error} boxed />
      </div>
    </Card>
  );
};
