import type { Page } from '@playwright/test';

/** Chooses a CSV file of these lines on the import page. */
export const chooseCsv = (page: Page, name: string, lines: readonly string[]): Promise<void> =>
  page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from(lines.join('\n'), 'utf8'),
  });
