import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextField } from '../../ui/index.ts';
import styles from './FileStep.module.css';

/**
 * Cells copied from a spreadsheet: pasted anywhere on the page, or into a field that opens for
 * those who have no paste key at hand.
 */
export const PasteCells = ({ onPaste }: { onPaste: (text: string) => void }) => {
  const { t } = useTranslation('import');
  const [text, setText] = useState<string>();
  useEffect(() => {
    const pasted = (event: ClipboardEvent): void => {
      const isField =
        event.target instanceof HTMLElement && event.target.matches('input, textarea');
      const cells = event.clipboardData?.getData('text/plain') ?? '';
      if (isField || cells.trim() === '') return;
      event.preventDefault();
      onPaste(cells);
    };
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  }, [onPaste]);
  if (text === undefined) {
    return <Button onPress={() => setText('')}>{t('file.paste')}</Button>;
  }
  return (
    <div className={styles.paste}>
      <TextField
        label={t('file.pasteLabel')}
        description={t('file.pasteHint')}
        value={text}
        onChange={setText}
        lines={5}
        autoFocus
      />
      <Button variant="primary" onPress={() => onPaste(text)} isDisabled={text.trim() === ''}>
        {t('file.usePasted')}
      </Button>
    </div>
  );
};
