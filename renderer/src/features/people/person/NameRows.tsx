import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/person/person.ts';
import { EditableRow } from './EditableRow.tsx';
import { NameParts } from './NameParts.tsx';
import type { SavePatch } from './types.ts';

/** The name as it is shown, read and called. */
export const NameRows = (props: {
  person: Person;
  lang: string | undefined;
  showsAll: boolean;
  save: SavePatch;
}) => {
  const { t } = useTranslation('people');
  const { person, save } = props;
  const optional = (field: 'latin' | 'phonetic' | 'calling', lang?: string) => (
    <EditableRow
      label={t(`field.${field}`)}
      value={person[field] ?? ''}
      placeholder={t(`hint.${field}`)}
      lang={lang}
      onSave={(value) => save({ [field]: value === '' ? null : value })}
    />
  );
  return (
    <>
      <EditableRow
        label={t('field.fn')}
        value={person.fn}
        lang={props.lang}
        validate={(fn) => (fn === '' ? t('invalid.name') : undefined)}
        onSave={(fn) => save({ fn })}
      />
      <NameParts person={person} lang={props.lang} showsAll={props.showsAll} save={save} />
      {optional('latin')}
      {optional('phonetic', props.lang)}
      {optional('calling')}
    </>
  );
};
