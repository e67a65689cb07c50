import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { splitList } from '#shared/domain/import/lists.ts';
import { foldText } from '#shared/domain/search/fold.ts';
import { Tag } from '../../../ui/index.ts';
import styles from './PersonPanel.module.css';
import type { SavePatch } from './types.ts';

/** The person's tags or fields: remove one with its cross, add one by typing and Enter. */
export const TagsRow = ({
  field,
  tags,
  save,
}: {
  field: 'tags' | 'fields';
  tags: readonly string[];
  save: SavePatch;
}) => {
  const { t } = useTranslation('people');
  const addLabel = field === 'tags' ? t('panel.addTag') : t('panel.addStudyField');
  const [draft, setDraft] = useState<string | null>(null);
  const isAdding = draft !== null;
  const button = useRef<HTMLButtonElement>(null);
  const add = (): void => {
    const known = new Set(tags.map(foldText));
    const added = splitList(draft ?? '').filter((tag) => !known.has(foldText(tag)));
    if (added.length > 0) void save({ [field]: [...tags, ...added] });
  };
  return (
    <div className={styles.fact}>
      <dt>{t(`field.${field}`)}</dt>
      <dd>
        <div className={styles.chips}>
          {tags.map((tag) => (
            <Tag
              key={tag}
              text={tag}
              onRemove={() => void save({ [field]: tags.filter((entry) => entry !== tag) })}
            />
          ))}
          {!isAdding && (
            <Button
              ref={button}
              className={styles.value ?? ''}
              aria-label={addLabel}
              onPress={() => setDraft('')}
            >
              <span className={styles.none}>{t('panel.none')}</span>
            </Button>
          )}
        </div>
        {isAdding && (
          <input
            className={styles.input}
            aria-label={addLabel}
            placeholder={t('panel.tagsHint')}
            maxLength={500}
            autoFocus
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={() => {
              add();
              setDraft(null);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Enter') {
                event.preventDefault();
                add();
                setDraft('');
              } else if (event.key === 'Escape') {
                event.preventDefault();
                setDraft(null);
              }
            }}
          />
        )}
      </dd>
    </div>
  );
};
