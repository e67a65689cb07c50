import {
  useEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { chosenIn } from './chosen.ts';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { askBeforeUnload } from './unload.ts';

/** What {@link Dialog} takes. */
export interface DialogProps {
  readonly isOpen: boolean;
  /**
   * Called with Esc, a click outside or a cancel button. A form in which something was typed or chosen
   * stays when one clicks outside, and asks before Esc or a closed window throws it away.
   */
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: 'normal' | 'wide';
  readonly role?: 'dialog' | 'alertdialog';
  readonly children: ReactNode;
  /** Buttons at the bottom, the main one last. */
  readonly footer?: ReactNode;
  /** Makes body and footer one form, so that Enter in a field submits it. */
  readonly onSubmit?: () => void;
  /** Whether a form holds something that would be lost; else whatever was entered counts. */
  readonly isChanged?: boolean;
}

/** A window over the page. Focus goes in, stays in, and returns to where it was. */
export const Dialog = (props: DialogProps) => {
  const { isOpen, onClose, role, size, title } = props;
  const enteredRef = useRef<Entered>({ isTyped: false, form: undefined, chosen: undefined });
  const [isAsking, setAsking] = useState(false);
  const { isChanged } = props;
  const wouldLose = (): boolean => isChanged ?? hasEntered(enteredRef.current);
  useEffect(
    () => (isOpen ? askBeforeUnload(() => isChanged ?? hasEntered(enteredRef.current)) : undefined),
    [isOpen, isChanged],
  );
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(next) => {
        if (next) return;
        if (wouldLose()) setAsking(true);
        else onClose();
      }}
      isDismissable={role !== 'alertdialog'}
      shouldCloseOnInteractOutside={() => !wouldLose()}
      className={styles.overlay ?? ''}
      data-modal
    >
      <Modal className={classes(styles.modal, size === 'wide' && styles.wide)}>
        <AriaDialog className={styles.dialog ?? ''} role={role ?? 'dialog'}>
          <header className={styles.header}>
            <Heading slot="title" className={styles.title ?? ''}>
              {title}
            </Heading>
          </header>
          <Content {...props} enteredRef={enteredRef} />
        </AriaDialog>
        {isAsking && (
          <DiscardQuestion
            onKeep={() => setAsking(false)}
            onDiscard={() => {
              setAsking(false);
              onClose();
            }}
          />
        )}
      </Modal>
    </ModalOverlay>
  );
};

/** What a person did in a form: typed, or chose something else than was there at the first touch. */
interface Entered {
  isTyped: boolean;
  form: Element | undefined;
  chosen: string | undefined;
}

const hasEntered = ({ isTyped, form, chosen }: Entered): boolean =>
  isTyped || (form !== undefined && chosen !== undefined && chosenIn(form) !== chosen);

const Content = (props: DialogProps & { readonly enteredRef: RefObject<Entered> }) => {
  const { children, footer, enteredRef, onSubmit } = props;
  useEffect(() => {
    // A dialog that is opened again begins anew.
    enteredRef.current = { isTyped: false, form: undefined, chosen: undefined };
  }, [enteredRef]);
  const body = useRef<HTMLDivElement>(null);
  // Going to a button leaves the field before it, and what was wrong there may go away: a button
  // that moves from under the pointer would miss the press.
  const holdStill = (): void => {
    const { current } = body;
    if (current === null) return;
    current.style.minBlockSize = `${current.offsetHeight}px`;
    const letGo = (): void => {
      current.style.minBlockSize = '';
    };
    window.addEventListener('click', letGo, { once: true });
    window.addEventListener('pointercancel', letGo, { once: true });
  };
  const content = (
    <>
      <div ref={body} className={styles.body}>
        {children}
      </div>
      {footer !== undefined && (
        <footer className={styles.footer} onPointerDownCapture={holdStill}>
          {footer}
        </footer>
      )}
    </>
  );
  if (onSubmit === undefined) return content;
  // Before the first touch what is shown may still change by itself.
  const touch = (event: SyntheticEvent): void => {
    const { current } = enteredRef;
    if (current.form === undefined) current.form = event.currentTarget;
    if (current.chosen === undefined) current.chosen = chosenIn(event.currentTarget);
  };
  return (
    <form
      className={styles.dialog}
      noValidate
      onPointerDownCapture={touch}
      onKeyDownCapture={touch}
      onClickCapture={touch}
      onInput={(event) => {
        if (!isTick(event.target)) enteredRef.current.isTyped = true;
      }}
      onSubmit={(event) => {
        event.preventDefault();
        // React hands it on to a form that this dialog was opened from.
        event.stopPropagation();
        onSubmit();
      }}
    >
      {content}
    </form>
  );
};

// A tick that is taken back is no change; a letter that is, may be.
const isTick = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && ['checkbox', 'radio'].includes(target.type);

const DiscardQuestion = (props: { onKeep: () => void; onDiscard: () => void }) => {
  const { t } = useTranslation('app');
  return (
    <LossQuestion
      title={t('discard.title')}
      text={t('discard.text')}
      lose={t('discard.discard')}
      keep={t('discard.keep')}
      onLose={props.onDiscard}
      onKeep={props.onKeep}
    />
  );
};

/** Asks before something is lost. Keeping it is what Enter and Esc do. */
export const LossQuestion = (props: {
  readonly title: string;
  readonly text: string;
  readonly lose: string;
  readonly keep: string;
  readonly onLose: () => void;
  readonly onKeep: () => void;
}) => (
  <Dialog
    isOpen
    onClose={props.onKeep}
    role="alertdialog"
    title={props.title}
    footer={
      <>
        <Button onPress={props.onLose}>{props.lose}</Button>
        <Button variant="primary" autoFocus onPress={props.onKeep}>
          {props.keep}
        </Button>
      </>
    }
  >
    <p>{props.text}</p>
  </Dialog>
);
