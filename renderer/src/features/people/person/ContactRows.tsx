import { useTranslation } from 'react-i18next';
import type { Person } from '#shared/domain/person/person.ts';
import { emailProblem, phoneProblem } from '../validate.ts';
import { EditableRow } from './EditableRow.tsx';
import type { SavePatch } from './types.ts';

/** E-mail addresses and phone numbers, one row each; an emptied row is taken away. */
export const ContactRows = (props: { person: Person; showsAll: boolean; save: SavePatch }) => {
  const { t } = useTranslation('people');
  const { person, showsAll, save } = props;
  const { emails, phones } = person;
  return (
    <>
      {emails.map((email) => (
        <EditableRow
          key={email.id}
          label={t('field.emails')}
          type="email"
          value={email.value}
          validate={(text) => emailProblem(t, text)}
          onSave={(value) =>
            save({
              emails: emails.flatMap((entry) =>
                entry.id !== email.id ? [entry] : value === '' ? [] : [{ ...entry, value }],
              ),
            })
          }
        />
      ))}
      {(emails.length === 0 || showsAll) && (
        <EditableRow
          key={`new-${emails.length}`}
          label={t('field.emails')}
          type="email"
          value=""
          validate={(text) => emailProblem(t, text)}
          onSave={(value) => save({ emails: [...emails, { id: crypto.randomUUID(), value }] })}
        />
      )}
      {phones.map((phone) => (
        <EditableRow
          key={phone.id}
          label={t('field.phones')}
          type="tel"
          value={phone.raw}
          validate={(text) => phoneProblem(t, text)}
          onSave={(raw) =>
            save({
              // The normalised form belonged to the old number.
              phones: phones.flatMap(({ e164, ...entry }) =>
                entry.id !== phone.id
                  ? [{ ...entry, ...(e164 !== undefined && { e164 }) }]
                  : raw === ''
                    ? []
                    : [{ ...entry, raw }],
              ),
            })
          }
        />
      ))}
      {(phones.length === 0 || showsAll) && (
        <EditableRow
          key={`new-phone-${phones.length}`}
          label={t('field.phones')}
          type="tel"
          value=""
          validate={(text) => phoneProblem(t, text)}
          onSave={(raw) => save({ phones: [...phones, { id: crypto.randomUUID(), raw }] })}
        />
      )}
    </>
  );
};
