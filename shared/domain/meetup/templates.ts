import type { PlanFields } from './planItem.ts';

/** The plans a meetup can begin with. Their texts are in the catalogues, `planning:template`. */
export const templateKeys = ['usual', 'campus', 'online', 'coordinators'] as const;

/** See {@link templateKeys}. */
export type TemplateKey = (typeof templateKeys)[number];

type AgendaKind = Extract<PlanFields, { type: 'agenda' }>['kind'];

interface Template {
  /** Text key, kind and minutes, in order. */
  readonly agenda: readonly (readonly [string, AgendaKind, number])[];
  /** Text key and days from the meetup's day. */
  readonly tasks: readonly (readonly [string, number])[];
}

const inviting = [
  ['speakers', -42],
  ['invite', -28],
  ['remind', -7],
] as const;

const afterwards = [
  ['thanks', 2],
  ['report', 14],
] as const;

const templates: Readonly<Record<TemplateKey, Template>> = {
  usual: {
    agenda: [
      ['welcome', 'remarks', 10],
      ['keynote', 'keynote', 30],
      ['talks', 'alumni-talk', 45],
      ['study', 'information', 20],
      ['election', 'election', 15],
      ['networking', 'networking', 50],
      ['photo', 'photo', 10],
    ],
    tasks: [['venue', -56], ...inviting, ['badges', -2], ...afterwards],
  },
  campus: {
    agenda: [
      ['welcome', 'remarks', 5],
      ['study', 'information', 30],
      ['talks', 'alumni-talk', 30],
      ['questions', 'questions', 25],
    ],
    tasks: [['venue', -42], ...inviting, ...afterwards],
  },
  online: {
    agenda: [
      ['welcome', 'remarks', 5],
      ['keynote', 'keynote', 30],
      ['questions', 'questions', 20],
      ['networking', 'networking', 20],
    ],
    tasks: [...inviting, ['link', -1], ...afterwards],
  },
  coordinators: {
    agenda: [
      ['welcome', 'remarks', 5],
      ['report', 'information', 20],
      ['plans', 'information', 30],
      ['election', 'election', 15],
      ['questions', 'questions', 15],
    ],
    tasks: [
      ['invite', -14],
      ['remind', -3],
      ['report', 7],
    ],
  },
};

/** What a template puts into a plan; `text` gives the words of a key in the language of the screen. */
export const templateItems = (key: TemplateKey, text: (key: string) => string): PlanFields[] => [
  ...templates[key].agenda.map(([item, kind, minutes]) => ({
    type: 'agenda' as const,
    title: text(`item.${item}`),
    kind,
    minutes,
    speakers: [],
  })),
  ...templates[key].tasks.map(([task, dueOffset]) => ({
    type: 'task' as const,
    title: text(`task.${task}`),
    status: 'NEEDS-ACTION' as const,
    phase: dueOffset < 0 ? ('before' as const) : ('after' as const),
    dueOffset,
  })),
];
