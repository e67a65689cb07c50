import { create } from 'zustand';

/** What the live regions say now. The count makes the same sentence be said twice. */
export const useAnnouncements = create<{
  readonly polite: string;
  readonly assertive: string;
  readonly count: number;
}>(() => ({ polite: '', assertive: '', count: 0 }));

/**
 * Says a sentence to screen readers without moving the focus: search counts, check-in results,
 * saved changes. `assertive` interrupts; keep it for warnings at the door and failures.
 */
export const announce = (text: string, urgency: 'polite' | 'assertive' = 'polite'): void =>
  useAnnouncements.setState(({ count }) => ({ [urgency]: text, count: count + 1 }));
