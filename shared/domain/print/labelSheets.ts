/** A sheet of paper, in millimetres. */
export interface Paper {
  readonly id: 'a4' | 'letter';
  readonly width: number;
  readonly height: number;
}

/** The papers that are printed on. */
export const papers = {
  a4: { id: 'a4', width: 210, height: 297 },
  letter: { id: 'letter', width: 215.9, height: 279.4 },
} as const satisfies Record<string, Paper>;

/** How labels lie on a sheet; lengths in millimetres, from the paper's top left corner. */
export interface LabelSheet {
  readonly paper: Paper;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** Corner of the first label. */
  readonly left: number;
  readonly top: number;
  /** From the edge of one label to the same edge of the next. */
  readonly stepX: number;
  readonly stepY: number;
  /** Cut by hand: lines are printed around the labels. */
  readonly isCut: boolean;
}

const inch = 25.4;

/** The label sheets that badges are laid out for, by their usual name. */
export const labelSheets = {
  'plain-a4': grid(papers.a4, { columns: 2, rows: 5, width: 86, height: 55, isCut: true }),
  'plain-letter': grid(papers.letter, { columns: 2, rows: 4, width: 86, height: 55, isCut: true }),
  L4784: grid(papers.a4, { columns: 3, rows: 9, width: 63.5, height: 29.6, gapX: 2.54 }),
  L7160: grid(papers.a4, { columns: 3, rows: 7, width: 63.5, height: 38.1, gapX: 2.54 }),
  L7418: grid(papers.a4, { columns: 2, rows: 4, width: 86.5, height: 55.5 }),
  '5395': grid(papers.letter, {
    columns: 2,
    rows: 4,
    width: 3.375 * inch,
    height: (7 / 3) * inch,
    gapX: 0.375 * inch,
    gapY: inch / 6,
  }),
} as const satisfies Record<string, LabelSheet>;

/** The name of a label sheet. */
export type LabelSheetId = keyof typeof labelSheets;

/** The names of the label sheets. */
export const labelSheetIds = Object.keys(labelSheets) as readonly LabelSheetId[];

/** Where one thing lies: its sheet (from 0) and its corner on it, in millimetres. */
export interface LabelPlace<Item> {
  readonly item: Item;
  readonly left: number;
  readonly top: number;
}

/**
 * Lays things onto label sheets, row by row from the top left. `skip` labels of the first sheet are
 * used up already.
 */
export const layOut = <Item>(
  sheet: LabelSheet,
  items: readonly Item[],
  skip = 0,
): readonly (readonly LabelPlace<Item>[])[] => {
  const perSheet = sheet.columns * sheet.rows;
  const first = Math.max(0, Math.min(perSheet - 1, Math.trunc(skip)));
  const sheets: LabelPlace<Item>[][] = [];
  for (const [index, item] of items.entries()) {
    const at = index + first;
    const place = at % perSheet;
    const left = sheet.left + (place % sheet.columns) * sheet.stepX;
    const top = sheet.top + Math.floor(place / sheet.columns) * sheet.stepY;
    (sheets[Math.floor(at / perSheet)] ??= []).push({ item, left, top });
  }
  return sheets;
};

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  readonly gapX?: number;
  readonly gapY?: number;
  readonly isCut?: boolean;
}

// All of these sheets have the labels in the middle of the paper.
function grid(paper: Paper, labels: Grid): LabelSheet {
  const { columns, rows, width, height, gapX = 0, gapY = 0, isCut = false } = labels;
  const [stepX, stepY] = [width + gapX, height + gapY];
  return {
    paper,
    ...{ columns, rows, width, height, stepX, stepY, isCut },
    left: (paper.width - (columns * stepX - gapX)) / 2,
    top: (paper.height - (rows * stepY - gapY)) / 2,
  };
}
