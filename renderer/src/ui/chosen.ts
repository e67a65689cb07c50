const controls =
  '[role="spinbutton"], [aria-haspopup="listbox"], [aria-checked], [aria-pressed], input';

/**
 * What is chosen in a form, as one text: of lists, of the parts of dates and of what is ticked. Two of
 * them differ when a choice was made in between; what is typed into fields does not count.
 */
export const chosenIn = (form: Element): string =>
  [...form.querySelectorAll(controls)]
    .map((control) =>
      control instanceof HTMLInputElement
        ? String(control.checked)
        : [
            control.textContent,
            control.getAttribute('aria-checked'),
            control.getAttribute('aria-pressed'),
          ].join(),
    )
    .join('\n');
