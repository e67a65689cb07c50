import { useTranslation } from 'react-i18next';
import { longestOrganiserName } from '#shared/domain/chapter/organiser.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import { ErrorText } from '../../ui/index.ts';
import { SavedField } from './SavedField.tsx';

/** What the other organisers see beside what is done on this computer. */
export const OwnName = () => {
  const { t } = useTranslation('chapter');
  const name = useLiveQuery('chapter.ownName', {}).value?.name ?? '';
  const change = useCommand('chapter.setOwnName');
  return (
    <>
      <SavedField
        key={name}
        label={t('field.ownName')}
        description={t('field.ownNameHint')}
        value={name}
        maxLength={longestOrganiserName}
        onSave={(next) => void change.run({ name: next })}
      />
      <ErrorText error={change.error} boxed />
    </>
  );
};
