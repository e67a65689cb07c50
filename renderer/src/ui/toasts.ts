import { create } from 'zustand';
import { announce } from './announce.ts';

/** A short message at the bottom of the window. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly action?: {
    readonly label: string;
    /** The shortcut that does the same, such as `mod+z`. */
    readonly keys?: string;
    readonly run: () => void;
  };
}

/** The messages shown now, oldest first. */
export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

let lastToastId = 0;

/**
 * Shows a message and says it to screen readers. It replaces the one before: only the newest
 * matters, and what it offers is also reachable elsewhere (undo by its shortcut).
 */
export const showToast = (toast: Omit<Toast, 'id' | 'tone'> & { tone?: Toast['tone'] }): void => {
  lastToastId += 1;
  const tone = toast.tone ?? 'plain';
  useToasts.setState({ toasts: [{ ...toast, tone, id: lastToastId }] });
  announce(toast.text, tone === 'bad' ? 'assertive' : 'polite');
};

/** Takes a message away; without an id, all of them. */
export const dismissToast = (id?: number): void =>
  useToasts.setState(({ toasts }) => ({
    toasts: id === undefined ? [] : toasts.filter((toast) => toast.id !== id),
  }));
