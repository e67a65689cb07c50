import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classes } from './classes.ts';
import { shortcutText } from './Kbd.tsx';
import { dismissToast, useToasts, type Toast } from './toasts.ts';
import styles from './Toast.module.css';

const shownFor = 9000;

/** Where toasts appear. The frame holds one; it can be reached while a dialog is open. */
export const ToastRegion = () => {
  const { t } = useTranslation('app');
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      aria-label={t('toast.region')}
      className={styles.region}
      data-react-aria-top-layer="true"
    >
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
};

const ToastCard = ({ toast }: { toast: Toast }) => {
  const { t } = useTranslation('app');
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = window.setTimeout(() => dismissToast(toast.id), shownFor);
    return () => window.clearTimeout(timer);
  }, [isHeld, toast.id]);
  const { action } = toast;
  return (
    <div
      className={classes(styles.toast, toast.tone === 'bad' && styles.bad)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{toast.text}</span>
      {action !== undefined && (
        <Button
          className={styles.action ?? ''}
          onPress={() => {
            dismissToast(toast.id);
            action.run();
          }}
        >
          {action.label}
          {action.keys !== undefined && (
            <span className={styles.keys}>{shortcutText(action.keys)}</span>
          )}
        </Button>
      )}
      <Button
        className={classes(styles.action, styles.close)}
        aria-label={t('toast.close')}
        onPress={() => dismissToast(toast.id)}
      >
        <X size={14} aria-hidden />
      </Button>
    </div>
  );
};
