import { ArrowLeftRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeRows, type MergeSide } from '#shared/domain/duplicates/mergePeople.ts';
import { useCommand, useLiveQuery } from '../../client/index.ts';
import {
  announce,
  Button,
  EmptyState,
  ErrorText,
  IconButton,
  useActions,
  type Action,
} from '../../ui/index.ts';
import styles from './Duplicates.module.css';
import { MergeTable } from './MergeTable.tsx';
import { Reasons } from './Reasons.tsx';

/** Two people side by side, field by field, with what becomes of them on the right. */
export const MergePanel = (props: { a: string; b: string; onClose: () => void }) => {
  const { t } = useTranslation('duplicates');
  const { a, b } = props;
  const [isSwapped, setSwapped] = useState(false);
  const [choices, setChoices] = useState<Record<string, MergeSide>>({});
  const { value, error } = useLiveQuery('duplicates.pair', { a, b });
  const merge = useCommand('duplicates.merge');
  const dismiss = useCommand('duplicates.dismiss');
  const [survivor, loser] = isSwapped ? [b, a] : [a, b];

  const runMerge = async (): Promise<void> => {
    const answer = await merge.run({ survivor, loser, choices });
    if (answer.ok) announce(t('merged'));
  };
  const runDismiss = async (): Promise<void> => {
    const answer = await dismiss.run({ a, b });
    if (answer.ok) announce(t('dismissed'));
  };
  const latest = useRef({ runMerge, runDismiss });
  useEffect(() => {
    latest.current = { runMerge, runDismiss };
  });
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'merge',
        label: t('merge'),
        shortcut: 'mod+enter',
        run: () => void latest.current.runMerge(),
      },
      {
        id: 'different',
        label: t('different'),
        shortcut: 'd',
        run: () => void latest.current.runDismiss(),
      },
      { id: 'swap', label: t('swap'), shortcut: 's', run: () => setSwapped((is) => !is) },
    ],
    [t],
  );
  useActions(actions);

  // Not on a button: Enter, pressed once more after a merge, must not merge the next pair unread.
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement?.matches('input') !== true) panel.current?.focus();
  }, []);

  const people = value === null || value === undefined ? undefined : value;
  const left = isSwapped ? people?.b : people?.a;
  const right = isSwapped ? people?.a : people?.b;
  return (
    <section ref={panel} className={styles.panel} aria-label={t('panel')} tabIndex={-1}>
      <header className={styles.head}>
        <h2>{t('panel')}</h2>
        <Button size="small" onPress={() => setSwapped(!isSwapped)}>
          <ArrowLeftRight size={14} aria-hidden />
          {t('swap')}
        </Button>
        <IconButton size="small" label={t('action.close')} onPress={props.onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <ErrorText error={error ?? merge.error ?? dismiss.error} boxed />
      {value === null && <EmptyState title={t('gone.title')} text={t('gone.text')} />}
      {people !== undefined && left !== undefined && right !== undefined && (
        <>
          <p className={styles.quiet}>
            <Reasons reasons={people.reasons} />
          </p>
          <MergeTable
            rows={mergeRows(left.person, right.person, choices)}
            left={left}
            right={right}
            onChoose={(field, side) => setChoices({ ...choices, [field]: side })}
          />
          <p className={styles.quiet}>
            {t('after', { count: right.meetups, name: right.person.fn })}
          </p>
          <div className={styles.foot}>
            <Button onPress={() => void runDismiss()} isDisabled={dismiss.isRunning}>
              {t('different')}
            </Button>
            <Button variant="primary" onPress={() => void runMerge()} isDisabled={merge.isRunning}>
              {t('merge')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
};
