import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../ui/index.ts';
import { useTyped } from './searchText.ts';
import type { Roster } from './useRoster.ts';

/** The roster's search field. */
export const RosterSearch = ({
  searchText,
  setSearch,
  onKeyDown,
}: Pick<Roster, 'searchText' | 'setSearch'> & {
  onKeyDown: NonNullable<ComponentProps<typeof SearchField>['onKeyDown']>;
}) => {
  const { t } = useTranslation('people');
  return (
    <SearchField
      label={t('search')}
      value={useTyped(searchText)}
      onChange={setSearch}
      isPageSearch
      maxLength={200}
      onKeyDown={onKeyDown}
    />
  );
};
