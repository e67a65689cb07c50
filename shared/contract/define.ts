import type { z } from 'zod';

/** A question about the chapter. May be asked once or followed live; never changes anything. */
export interface QueryDefinition<Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: 'query';
  readonly input: Input;
  readonly output: Output;
}

/** A named intention of a person. Durable when answered; may come with a way to undo it. */
export interface CommandDefinition<Input extends z.ZodType, Output extends z.ZodType> {
  readonly kind: 'command';
  readonly input: Input;
  readonly output: Output;
}

/** Declares a query by the schemas of what goes in and what comes out. */
export const query = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): QueryDefinition<Input, Output> => ({ kind: 'query', input, output });

/** Declares a command by the schemas of what goes in and what comes out. */
export const command = <Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
): CommandDefinition<Input, Output> => ({ kind: 'command', input, output });
