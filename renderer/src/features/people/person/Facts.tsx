import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { personKindSchema, personStatusSchema, type Person } from '#shared/domain/person/person.ts';
import { Button, useCountryRegionOptions, useTimeZoneOptions } from '../../../ui/index.ts';
import { SameNumber } from '../SameNumber.tsx';
import { ContactRows } from './ContactRows.tsx';
import { EditableChoice } from './EditableChoice.tsx';
import { EditableRow } from './EditableRow.tsx';
import { LanguagesRow } from './LanguagesRow.tsx';
import { MessengerRows } from './MessengerRows.tsx';
import { MinorRow } from './MinorRow.tsx';
import { NameRows } from './NameRows.tsx';
import styles from './PersonPanel.module.css';
import { TagsRow } from './TagsRow.tsx';
import type { SavePatch } from './types.ts';

/** The person's facts in editable rows: the usual ones and the filled ones, or all of them. */
export const Facts = (props: {
  person: Person;
  lang: string | undefined;
  isNaming: boolean;
  save: SavePatch;
}) => {
  const { t } = useTranslation('people');
  const { person, save } = props;
  const [showsAll, setShowsAll] = useState(false);
  const countries = useCountryRegionOptions();
  const zones = useTimeZoneOptions();
  const text = (field: TextField, below?: ReactNode) =>
    (showsAll || filled(person[field])) && (
      <EditableRow
        label={t(`field.${field}`)}
        value={person[field] ?? ''}
        onSave={(value) => save({ [field]: value === '' ? null : value })}
        below={below}
      />
    );
  return (
    <>
      <dl className={styles.facts}>
        {(props.isNaming || showsAll) && (
          <NameRows person={person} lang={props.lang} showsAll={showsAll} save={save} />
        )}
        <ContactRows person={person} showsAll={showsAll} save={save} />
        {(showsAll || (person.im ?? []).length > 0) && (
          <MessengerRows person={person} showsAll={showsAll} save={save} />
        )}
        <EditableChoice
          label={t('field.residence')}
          options={countries}
          value={person.residence}
          onSave={(residence) => save({ residence })}
          isClearable
        />
        {text('region')}
        <EditableRow
          label={t('field.city')}
          value={person.city ?? ''}
          onSave={(city) => save({ city: city === '' ? null : city })}
        />
        <LanguagesRow languages={person.languages ?? []} save={save} />
        <TagsRow field="tags" tags={person.tags} save={save} />
        {(showsAll || (person.fields ?? []).length > 0) && (
          <TagsRow field="fields" tags={person.fields ?? []} save={save} />
        )}
        {(showsAll || filled(person.nationality)) && (
          <EditableChoice
            label={t('field.nationality')}
            options={countries}
            value={person.nationality}
            onSave={(nationality) => save({ nationality })}
            isClearable
          />
        )}
        {(showsAll || filled(person.timeZone)) && (
          <EditableChoice
            label={t('field.timeZone')}
            options={zones}
            value={person.timeZone}
            onSave={(timeZone) => save({ timeZone })}
            isClearable
          />
        )}
        {text(
          'memberNo',
          <div className={styles.below}>
            <SameNumber id={person._id} memberNo={person.memberNo ?? ''} isLinked />
          </div>,
        )}
        {(showsAll || person.minorUntil !== undefined) && (
          <MinorRow until={person.minorUntil} save={save} />
        )}
        {showsAll && (
          <>
            <EditableChoice
              label={t('field.kind')}
              options={personKindSchema.options.map((id) => ({ id, label: t(`kind.${id}`) }))}
              value={person.kind}
              onSave={(id) => save({ kind: personKindSchema.parse(id) })}
            />
            <EditableChoice
              label={t('field.status')}
              options={personStatusSchema.options.map((id) => ({ id, label: t(`status.${id}`) }))}
              value={person.status}
              onSave={(id) => save({ status: personStatusSchema.parse(id) })}
            />
          </>
        )}
      </dl>
      <div className={styles.more}>
        <Button variant="link" onPress={() => setShowsAll(!showsAll)}>
          {showsAll ? t('panel.showFewer') : t('panel.showAll')}
        </Button>
      </div>
    </>
  );
};

type TextField = 'region' | 'memberNo';

const filled = (value: string | undefined): boolean => value !== undefined && value !== '';
