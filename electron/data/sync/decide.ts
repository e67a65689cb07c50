import { isMadeApart } from '#shared/domain/merge/madeApart.ts';
import { isErased, mergeDocuments } from '#shared/domain/merge/mergeDocuments.ts';
import type { Disagreement } from '#shared/domain/merge/disagreement.ts';
import { isSame, type PlainDocument, type RemoteState } from './documents.ts';
import type { Base } from './state/state.ts';

/**
 * How a whole look at the server is taken: `usual`; after a fail-safe `push-back` (what the server
 * lacks or has deleted comes back, what both have is merged), `overwrite` (what is here counts), or
 * `start-over` (what the server has counts).
 */
export type Mode = 'usual' | 'push-back' | 'overwrite' | 'start-over';

/** The states of one document. */
export interface Meeting {
  readonly mode: Mode;
  readonly base: Base | undefined;
  /** Whether `theirs` was sent from here and the answer was lost: `mine` was made from it. */
  readonly isOwn: boolean;
  readonly mine: PlainDocument | undefined;
  /** What `mine` said until it was deleted here. */
  readonly deleted?: PlainDocument | undefined;
  readonly theirs: RemoteState;
  /** Times after this moment are not trusted. */
  readonly latest: string;
}

/** What the document becomes here, and what could not show in it. */
export interface Decision {
  readonly document: PlainDocument;
  readonly disagreements: readonly Disagreement[];
  /** Whether both sides had changed it. */
  readonly isMerged: boolean;
}

/** Decides what becomes of a document that came from the server. */
export const decide = (meeting: Meeting): Decision => {
  const winner = decideWinner(meeting);
  return meeting.theirs.leaves.reduce<Decision>((decision, leaf) => {
    const { base, theirs, latest } = meeting;
    // Only a state that both revisions grew from is a base for them.
    const isCommon =
      base !== undefined &&
      leaf.ancestors.includes(base.rev) &&
      theirs.ancestors?.includes(base.rev) === true;
    if (!isCommon && decision.document._deleted === true && isNotMeant(meeting, leaf.document)) {
      return { ...decision, document: leaf.document, isMerged: true };
    }
    const merged = mergeDocuments({
      ...(isCommon && { base: base.document }),
      mine: decision.document,
      theirs: leaf.document,
      latest,
    });
    return {
      document: merged.document as PlainDocument,
      disagreements: [...decision.disagreements, ...merged.disagreements],
      isMerged: true,
    };
  }, winner);
};

const decideWinner = (meeting: Meeting): Decision => {
  const { mode, base, isOwn, mine, theirs, latest } = meeting;
  const take = (document: PlainDocument): Decision => ({
    document,
    disagreements: [],
    isMerged: false,
  });
  if (mode === 'start-over' || mine === undefined || isSame(mine, theirs.document)) {
    return take(theirs.document);
  }
  if (isOwn) return take(mine);
  if (base !== undefined && isSame(mine, base.document)) return take(theirs.document);
  if (base === undefined && isNotMeant(meeting, theirs.document)) return take(theirs.document);
  if (base === undefined && countsHere(mode, theirs.document)) {
    return take(mine);
  }
  const merged = mergeDocuments({
    ...(base !== undefined && { base: base.document }),
    mine,
    theirs: theirs.document,
    latest,
  });
  return {
    document: merged.document as PlainDocument,
    disagreements: merged.disagreements,
    isMerged: true,
  };
};

// Made and deleted here before anybody heard of it: what another computer made under the same id is
// not what was deleted.
const isNotMeant = ({ deleted }: Meeting, there: PlainDocument): boolean =>
  deleted !== undefined && there._deleted !== true && isMadeApart(deleted, there);

// What the server lost comes back whole; what somebody else already brought back is merged.
const countsHere = (mode: Mode, theirs: PlainDocument): boolean => {
  if (mode === 'usual' || mode === 'start-over' || isErased(theirs)) return false;
  return mode === 'overwrite' || theirs._deleted === true;
};
