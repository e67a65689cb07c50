import { FileSpreadsheet, ListFilter, SearchX, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, href, LinkButton, paths } from '../../ui/index.ts';
import type { Sentence } from './filter/useSentence.ts';
import type { Roster } from './useRoster.ts';

/** What stands in place of the roster when nobody is listed: why, and the ways on. */
export const Nobody = ({
  roster,
  sentence,
  onAdd,
}: {
  roster: Roster;
  sentence: Sentence;
  onAdd: (name: string) => void;
}) => {
  const { t } = useTranslation(['people', 'roster']);
  const search = roster.search.trim();
  if (roster.filter.length > 0) {
    const said = { sentence: sentence.ofFilter(roster.filter), search };
    return (
      <EmptyState
        icon={ListFilter}
        title={t('roster:nobody.title')}
        text={search === '' ? t('roster:nobody.text', said) : t('roster:nobody.textSearch', said)}
        action={<Button onPress={() => roster.setFilter([])}>{t('roster:filter.clear')}</Button>}
      />
    );
  }
  if (search === '') {
    return (
      <EmptyState
        icon={Users}
        title={t('empty.title')}
        text={t('empty.text')}
        action={
          <>
            <Button onPress={() => onAdd('')}>{t('add')}</Button>
            <LinkButton href={href(paths.import)} variant="primary">
              <FileSpreadsheet size={15} aria-hidden />
              {t('empty.import')}
            </LinkButton>
          </>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title={t('nobody.title', { search })}
      text={t('nobody.text')}
      action={
        <>
          <Button onPress={() => roster.setSearch('')}>{t('nobody.clear')}</Button>
          <Button onPress={() => onAdd(search)}>{t('nobody.add', { search })}</Button>
        </>
      }
    />
  );
};
