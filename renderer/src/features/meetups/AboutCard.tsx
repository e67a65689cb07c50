import { useTranslation } from 'react-i18next';
import type { MeetupPatch } from '#shared/contract/meetups.ts';
import type { Meetup } from '#shared/domain/meetup/meetup.ts';
import { instantToLocal, isTimeZone, localToInstant } from '#shared/domain/time/zonedTime.ts';
import { useCommand } from '../../client/index.ts';
import { Card, DateField, ErrorText, LanguagesField } from '../../ui/index.ts';
import { EditableText } from './EditableText.tsx';
import { StageField } from './StageField.tsx';
import styles from './Plan.module.css';

/** Name, theme, hosts, languages and stage, each saved by itself. */
export const AboutCard = ({ meetup }: { meetup: Meetup }) => {
  const { t } = useTranslation('meetups');
  const edit = useCommand('meetups.edit');
  const save = async (patch: MeetupPatch): Promise<boolean> =>
    (await edit.run({ id: meetup._id, patch })).ok;
  const zone = isTimeZone(meetup.timeZone) ? meetup.timeZone : 'UTC';
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
        <EditableText
          label={t('field.ordinal')}
          value={meetup.ordinal === undefined ? '' : String(meetup.ordinal)}
          placeholder={t('about.addOrdinal')}
          problem={(text) => (/^([1-9]\d{0,3})?$/.test(text) ? undefined : t('problem.ordinal'))}
          onSave={(text) => save({ ordinal: text === '' ? null : Number(text) })}
        />
        <EditableText
          label={t('field.hosts')}
          value={linesOf(meetup.hosts)}
          placeholder={t('about.addHosts')}
          lines={2}
          onSave={(text) => save({ hosts: listOf(text) })}
        />
        <EditableText
          label={t('field.coHosts')}
          value={linesOf(meetup.coHosts)}
          placeholder={t('about.addCoHosts')}
          lines={2}
          onSave={(text) => save({ coHosts: listOf(text) })}
        />
        <div className={styles.fact}>
          <span className={styles.factLabel} aria-hidden>
            {t('field.languages')}
          </span>
          <LanguagesField
            label={t('field.languages')}
            labelHidden
            value={meetup.languages ?? []}
            onChange={(languages) =>
              void save({ languages: languages.length > 0 ? languages : null })
            }
          />
        </div>
        <div className={styles.fact}>
          <span className={styles.factLabel} aria-hidden>
            {t('field.rsvpBy')}
          </span>
          <div className={styles.stage}>
            <DateField
              label={t('field.rsvpBy')}
              labelHidden
              value={
                meetup.rsvpBy === undefined
                  ? null
                  : instantToLocal(meetup.rsvpBy, zone).slice(0, 10)
              }
              onChange={(date) =>
                void save({ rsvpBy: date === null ? null : endOfDay(date, zone) })
              }
            />
          </div>
        </div>
        <StageField meetup={meetup} />
        <ErrorText error={edit.error} boxed />
      </div>
    </Card>
  );
};

const linesOf = (list: readonly string[] | undefined): string => (list ?? []).join('\n');

const listOf = (text: string): string[] | null => {
  const list = text
    .split('\n')
    .map((line) => line.trim().slice(0, 500))
    .filter((line) => line !== '');
  return list.length === 0 ? null : list;
};

// The last minute of the day at the venue.
const endOfDay = (date: string, timeZone: string): string | null =>
  localToInstant(`${date}T23:59`, timeZone) ?? null;
