/**
 * Makes the window ask before it is closed or loaded anew, as long as something in it would be lost.
 * Answers how to stop.
 */
export const askBeforeUnload = (wouldLose: () => boolean): (() => void) => {
  const ask = (event: BeforeUnloadEvent): void => {
    if (wouldLose()) event.preventDefault();
  };
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
};
