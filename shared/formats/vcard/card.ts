/** An address, number or the like with its kind (`home`, `work`, `cell` …) where it is told. */
export interface CardContact {
  readonly value: string;
  readonly type?: string;
  /** The one to use before others of its kind. */
  readonly isPreferred?: boolean;
}

/** A messenger address: the service (`LINE`) and the name there. */
export interface CardMessenger {
  readonly service: string;
  readonly handle: string;
}

/** The part of a vCard that says something about a roster's people. Nothing in it is empty. */
export interface Card {
  readonly uid?: string;
  readonly fn?: string;
  readonly family?: string;
  readonly given?: string;
  readonly additional?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly phoneticFamily?: string;
  readonly phoneticGiven?: string;
  readonly nickname?: string;
  readonly emails: readonly CardContact[];
  readonly phones: readonly CardContact[];
  /** Written, not read: what programs put there is no name of a person. */
  readonly messengers?: readonly CardMessenger[];
  /** BCP 47 tags, most preferred first; written in 4.0. */
  readonly languages?: readonly string[];
  /** IANA time zone; written in 4.0. */
  readonly timeZone?: string;
  readonly street?: string;
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
  readonly country?: string;
  readonly organisation?: string;
  readonly department?: string;
  readonly title?: string;
  /** `YYYY-MM-DD` where the year is known, else as it stands. */
  readonly birthday?: string;
  readonly notes: readonly string[];
  readonly categories: readonly string[];
}

/** A {@link Card} that is being put together. */
export type CardDraft = {
  -readonly [Key in keyof Card]: Card[Key] extends readonly (infer Item)[] ? Item[] : Card[Key];
};
