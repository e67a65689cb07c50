import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  onUndoable,
  stepBack,
  stepBackTo,
  stepForward,
  useDataClient,
  type StepResult,
} from '../client/index.ts';
import { errorSentence, labelSentence, showToast, useActions } from '../ui/index.ts';

/** Undo and redo everywhere: the shortcuts, and a toast after every change that can be undone. */
export const useUndoActions = (): void => {
  const { t } = useTranslation('app');
  const client = useDataClient();

  const undo = useMemo(() => {
    const tell = (result: StepResult, kind: 'undone' | 'redone'): void => {
      if (!result.ok) {
        showToast({ text: errorSentence(t, result.error), tone: 'bad' });
      } else if (result.value === undefined) {
        showToast({ text: t(kind === 'undone' ? 'undo.nothing' : 'redo.nothing') });
      } else {
        const what = labelSentence(t, result.value);
        const action =
          kind === 'undone'
            ? { label: t('redo.label'), keys: 'mod+shift+z', run: forward }
            : { label: t('undo.label'), keys: 'mod+z', run: back };
        showToast({ text: t(`${kind}`, { what }), action });
      }
    };
    const back = (): void => void stepBack(client).then((result) => tell(result, 'undone'));
    const forward = (): void => void stepForward(client).then((result) => tell(result, 'redone'));
    return { tell, back, forward };
  }, [client, t]);

  useEffect(
    () =>
      onUndoable((entry) =>
        showToast({
          text: labelSentence(t, entry.label),
          action: {
            label: t('undo.label'),
            keys: 'mod+z',
            run: () => void stepBackTo(client, entry).then((result) => undo.tell(result, 'undone')),
          },
        }),
      ),
    [client, t, undo],
  );

  useActions(
    useMemo(
      () => [
        { id: 'undo', label: t('undo.label'), shortcut: 'mod+z', group: 'app', run: undo.back },
        {
          id: 'redo',
          label: t('redo.label'),
          shortcut: 'mod+shift+z',
          group: 'app',
          run: undo.forward,
        },
      ],
      [t, undo],
    ),
  );
};
