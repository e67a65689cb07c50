import type { SyncPhase } from '#shared/contract/sync.ts';
import type { AttentionReason } from '../protocol.ts';

/** Knows whether a person is needed, and tells whoever listens when that changes. */
export interface Attention {
  /** `null` when nobody is needed. */
  set(reason: AttentionReason | null): void;
  /** Tells changes from now on; replaces an earlier listener. */
  tellTo(listener: (reason: AttentionReason | null) => void): void;
}

/** Makes an {@link Attention}; nobody is needed at first. */
export const createAttention = (): Attention => {
  let present: AttentionReason | null = null;
  let listener: (reason: AttentionReason | null) => void = () => undefined;
  return {
    set: (reason) => {
      if (reason === present) return;
      present = reason;
      listener(reason);
    },
    tellTo: (next) => {
      listener = next;
    },
  };
};

/** Of this process, whose host may have a way to tell a person who looks elsewhere. */
export const attention = createAttention();

/** For what a person is needed, by the phase of sync and the number of refused changes. */
export const attentionOf = (phase: SyncPhase, refused: number): AttentionReason | null => {
  if (phase.name === 'needs-you') return 'stopped';
  if (phase.name === 'needs-sign-in') return 'sign-in';
  return refused > 0 && phase.name !== 'off' ? 'refused' : null;
};
