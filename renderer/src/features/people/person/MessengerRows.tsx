import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/person/person.ts';
import { readMessenger } from '#shared/domain/person/messenger.ts';
import { EditableRow } from './EditableRow.tsx';
import type { SavePatch } from './types.ts';

/** Messenger addresses as `service: name`, one row each; an emptied row is taken away. */
export const MessengerRows = (props: { person: Person; showsAll: boolean; save: SavePatch }) => {
  const { t } = useTranslation('people');
  const { save } = props;
  const im = props.person.im ?? [];
  const saveAll = (next: NonNullable<Person['im']>) =>
    save({ im: next.length === 0 ? null : next });
  const validate = (text: string): string | undefined =>
    text === '' || readMessenger(text) !== undefined ? undefined : t('invalid.messenger');
  return (
    <>
      {im.map((entry) => (
        <EditableRow
          key={entry.id}
          label={t('field.im')}
          value={`${entry.service}: ${entry.handle}`}
          validate={validate}
          onSave={(text) => {
            const read = readMessenger(text);
            return saveAll(
              im.flatMap((one) =>
                one.id !== entry.id ? [one] : read === undefined ? [] : [{ ...one, ...read }],
              ),
            );
          }}
        />
      ))}
      {props.showsAll && (
        <EditableRow
          key={`new-${im.length}`}
          label={t('field.im')}
          value=""
          placeholder={t('hint.im')}
          validate={validate}
          onSave={(text) => {
            const read = readMessenger(text);
            return saveAll(read === undefined ? im : [...im, { id: crypto.randomUUID(), ...read }]);
          }}
        />
      )}
    </>
  );
};
