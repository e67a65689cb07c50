import { useTranslation } from 'react-i18next';
import { emailSchema, phoneSchema, type Person } from '#shared/domain/person/person.ts';
import { phoneDigits } from '#shared/domain/search/searchKey.ts';
import { emailProblem, phoneProblem } from '../validate.ts';
import { ContactMenu, useContactNote } from './ContactMenu.tsx';
import { EditableRow } from './EditableRow.tsx';
import type { SavePatch } from './types.ts';

/** E-mail addresses and phone numbers, one row each; an emptied row is taken away. */
export const ContactRows = (props: { person: Person; showsAll: boolean; save: SavePatch }) => {
  const { t } = useTranslation('people');
  const { person, showsAll, save } = props;
  const { emails, phones } = person;
  const note = useContactNote();
  const noteOf = (contact: Parameters<typeof note>[0]): { note?: string } => {
    const text = note(contact);
    return text === undefined ? {} : { note: text };
  };
  const emailProblemOf = (text: string, own?: Email): string | undefined =>
    emailProblem(t, text) ??
    (emails.some((entry) => entry !== own && sameEmail(entry.value, text))
      ? t('invalid.emailTwice')
      : undefined);
  const phoneProblemOf = (text: string, own?: Phone): string | undefined =>
    phoneProblem(t, text) ??
    (phones.some((entry) => entry !== own && samePhone(entry, text))
      ? t('invalid.phoneTwice')
      : undefined);
  const changeEmail = (id: string, kind: Partial<Email>): void =>
    void save({
      emails: emails.map((entry) => (entry.id === id ? withKind(entry, kind) : entry)),
    });
  return (
    <>
      {emails.map((email) => (
        <EditableRow
          key={email.id}
          label={t('field.emails')}
          type="email"
          value={email.value}
          {...noteOf(email)}
          menu={
            <ContactMenu
              value={email.value}
              contact={email}
              types={emailTypes}
              onType={(type) => changeEmail(email.id, { type })}
              onPreferred={(pref) => void save({ emails: preferring(emails, email.id, pref) })}
              onBounced={(bounced) => changeEmail(email.id, { bounced })}
            />
          }
          validate={(text) => emailProblemOf(text, email)}
          onSave={(value) =>
            save({
              emails: emails.flatMap(({ bounced, ...entry }) => {
                const kept = { ...entry, ...(bounced !== undefined && { bounced }) };
                // That mail came back was about the old address.
                return entry.id !== email.id ? [kept] : value === '' ? [] : [{ ...entry, value }];
              }),
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
          validate={(text) => emailProblemOf(text)}
          onSave={(value) => save({ emails: [...emails, { id: crypto.randomUUID(), value }] })}
        />
      )}
      {phones.map((phone) => (
        <EditableRow
          key={phone.id}
          label={t('field.phones')}
          type="tel"
          value={phone.raw}
          {...noteOf(phone)}
          menu={
            <ContactMenu
              value={phone.raw}
              contact={phone}
              types={phoneTypes}
              onType={(type) =>
                void save({
                  phones: phones.map((entry) =>
                    entry.id === phone.id ? withKind(entry, { type }) : entry,
                  ),
                })
              }
              onPreferred={(pref) => void save({ phones: preferring(phones, phone.id, pref) })}
            />
          }
          validate={(text) => phoneProblemOf(text, phone)}
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
          validate={(text) => phoneProblemOf(text)}
          onSave={(raw) => save({ phones: [...phones, { id: crypto.randomUUID(), raw }] })}
        />
      )}
    </>
  );
};

type Email = Person['emails'][number];
type Phone = Person['phones'][number];

const sameEmail = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

const samePhone = ({ raw, e164 }: Phone, text: string): boolean => {
  const digits = phoneDigits(text);
  return [raw, e164].some((known) => known !== undefined && phoneDigits(known) === digits);
};

const emailTypes = emailSchema.shape.type.unwrap().options;
const phoneTypes = phoneSchema.shape.type.unwrap().options;

// What is not so is left out rather than stored.
const withKind = <Entry extends { readonly id: string }>(
  entry: Entry,
  kind: Partial<Entry>,
): Entry => {
  const next = { ...entry, ...kind };
  for (const key of Object.keys(kind) as (keyof Entry)[]) {
    if (next[key] === undefined || next[key] === false) delete next[key];
  }
  return next;
};

/** Of several, one is the first choice at most. */
const preferring = <Entry extends { readonly id: string; readonly pref?: boolean | undefined }>(
  list: readonly Entry[],
  id: string,
  isPreferred: boolean,
): Entry[] =>
  list.map(({ pref: _, ...entry }) => ({
    ...(entry as Entry),
    ...(entry.id === id && isPreferred && { pref: true }),
  }));
