import { useState } from 'react';
import { TextField } from '../../ui/index.ts';

/**
 * A text that saves when it is left or with Enter; Escape brings back what was there. Where an empty
 * one cannot stay, `missing` says so and nothing is saved. Give it a `key` of the value, so that what
 * another window saves shows.
 */
export const SavedField = (props: {
  readonly label: string;
  readonly description?: string;
  readonly value: string;
  readonly maxLength: number;
  readonly missing?: string;
  readonly onSave: (value: string) => void;
}) => {
  const [text, setText] = useState(props.value);
  const isMissing = props.missing !== undefined && text.trim() === '';
  const save = (): void => {
    const next = text.trim();
    if (!isMissing && next !== props.value) props.onSave(next);
  };
  return (
    <TextField
      label={props.label}
      description={props.description}
      value={text}
      onChange={setText}
      maxLength={props.maxLength}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        else if (event.key === 'Escape') setText(props.value);
        else event.continuePropagation();
      }}
      error={isMissing ? props.missing : undefined}
    />
  );
};
