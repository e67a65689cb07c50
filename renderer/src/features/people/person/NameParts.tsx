import { useTranslation } from 'react-i18next';
import { personFieldsSchema, type Person } from '#shared/domain/person/person.ts';
import { EditableChoice } from './EditableChoice.tsx';
import { EditableRow } from './EditableRow.tsx';
import type { SavePatch } from './types.ts';

const parts = ['family', 'given', 'additional', 'prefix', 'suffix'] as const;

const orders = personFieldsSchema.shape.nameOrder.unwrap();

/** The parts of the name (vCard `N`) and the order they are said in. */
export const NameParts = (props: {
  person: Person;
  lang: string | undefined;
  showsAll: boolean;
  save: SavePatch;
}) => {
  const { t } = useTranslation('people');
  const { person, save } = props;
  const saveParts = (part: (typeof parts)[number], text: string) => {
    const n = withPart(person.n, { part, text });
    return save({ n: Object.keys(n).length === 0 ? null : n });
  };
  return (
    <>
      {parts.map((part) => {
        const value = person.n?.[part] ?? '';
        return (
          (props.showsAll || value !== '' || part === 'family' || part === 'given') && (
            <EditableRow
              key={part}
              label={t(`namePart.${part}`)}
              value={value}
              lang={props.lang}
              onSave={(text) => saveParts(part, text)}
            />
          )
        );
      })}
      <EditableChoice
        label={t('field.nameOrder')}
        options={orders.options.map((id) => ({ id, label: t(`nameOrder.${id}`) }))}
        value={person.nameOrder}
        onSave={(id) => save({ nameOrder: id === null ? null : orders.parse(id) })}
        isClearable
      />
    </>
  );
};

const withPart = (
  n: Person['n'],
  { part, text }: { part: (typeof parts)[number]; text: string },
): NonNullable<Person['n']> => {
  const { [part]: _old, ...rest } = n ?? {};
  return text === '' ? rest : { ...rest, [part]: text };
};
