import { create } from 'zustand';

/** Which of the frame's own windows is open. */
export const useFrameState = create<{ readonly dialog: 'palette' | 'shortcuts' | null }>(() => ({
  dialog: null,
}));

/** Opens one of the frame's windows, or closes it with `null`. */
export const showFrameDialog = (dialog: 'palette' | 'shortcuts' | null): void =>
  useFrameState.setState({ dialog });
