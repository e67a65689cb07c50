import type { AppError } from '#shared/contract/errors.ts';

/** Thrown in the backup thread to end a task with an expected error. */
export class Refusal extends Error {
  readonly appError: AppError;

  constructor(code: AppError['code']) {
    super(code);
    this.appError = { code };
  }
}
