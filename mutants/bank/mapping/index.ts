// Address spaces: map, grant, unmap, page tables, fences.

import type { Mutant } from "../../mutant.ts";
import { asidIsReusedWithoutAFence } from "./asidIsReusedWithoutAFence.ts";
import { completeSpaceIsEmpty } from "./completeSpaceIsEmpty.ts";
import { derivedFromTheGrandparent } from "./derivedFromTheGrandparent.ts";
import { emptyRightsAreAllRights } from "./emptyRightsAreAllRights.ts";
import { emptyTableIsKept } from "./emptyTableIsKept.ts";
import { emptyTableIsLost } from "./emptyTableIsLost.ts";
import { fenceForTheFrame } from "./fenceForTheFrame.ts";
import { fenceForTheRunningTask } from "./fenceForTheRunningTask.ts";
import { frameIsThatOfTheDestination } from "./frameIsThatOfTheDestination.ts";
import { freeNodeKeepsItsPage } from "./freeNodeKeepsItsPage.ts";
import { grantFlushesTheChildren } from "./grantFlushesTheChildren.ts";
import { grantIsNotMasked } from "./grantIsNotMasked.ts";
import { grantKeepsTheSource } from "./grantKeepsTheSource.ts";
import { grantLeavesTheChildrenTheirRights } from "./grantLeavesTheChildrenTheirRights.ts";
import { grantOntoAnOccupiedPage } from "./grantOntoAnOccupiedPage.ts";
import { hotSpotIsNotAligned } from "./hotSpotIsNotAligned.ts";
import { hotSpotMaskedWithTheWrongSize } from "./hotSpotMaskedWithTheWrongSize.ts";
import { itemRightsAreIgnored } from "./itemRightsAreIgnored.ts";
import { lackingPagesEndTheItem } from "./lackingPagesEndTheItem.ts";
import { lackingPagesMoveUp } from "./lackingPagesMoveUp.ts";
import { leafWithoutRights } from "./leafWithoutRights.ts";
import { leavesAreNotCounted } from "./leavesAreNotCounted.ts";
import { mapGivesWhatTheOriginHas } from "./mapGivesWhatTheOriginHas.ts";
import { mapOverAParentOnly } from "./mapOverAParentOnly.ts";
import { mapOverAnAncestor } from "./mapOverAnAncestor.ts";
import { mappedFramesAreCleared } from "./mappedFramesAreCleared.ts";
import { mappingAgainFlushes } from "./mappingAgainFlushes.ts";
import { mappingAgainReplacesTheRights } from "./mappingAgainReplacesTheRights.ts";
import { mappingBackTurnsTheDerivationRound } from "./mappingBackTurnsTheDerivationRound.ts";
import { mapsBeyondTheUserArea } from "./mapsBeyondTheUserArea.ts";
import { mapsWithinATask } from "./mapsWithinATask.ts";
import { megapageKeepsItsRights } from "./megapageKeepsItsRights.ts";
import { megapageStaysAfterUnmap } from "./megapageStaysAfterUnmap.ts";
import { misalignedMegapage } from "./misalignedMegapage.ts";
import { missingTableEndsTheSearch } from "./missingTableEndsTheSearch.ts";
import { newChildIsLinkedForwardOnly } from "./newChildIsLinkedForwardOnly.ts";
import { newChildReplacesTheOthers } from "./newChildReplacesTheOthers.ts";
import { newSpaceSharesItsMakersTables } from "./newSpaceSharesItsMakersTables.ts";
import { noFenceAfterGainingRights } from "./noFenceAfterGainingRights.ts";
import { noFenceAfterLosingRights } from "./noFenceAfterLosingRights.ts";
import { noFenceAfterSplit } from "./noFenceAfterSplit.ts";
import { noFenceAfterUnmap } from "./noFenceAfterUnmap.ts";
import { noPageIsSomePages } from "./noPageIsSomePages.ts";
import { nodeIsLost } from "./nodeIsLost.ts";
import { nodeWritesAWordTooMany } from "./nodeWritesAWordTooMany.ts";
import { nodesAreNotCounted } from "./nodesAreNotCounted.ts";
import { occupantKeepsItsChildren } from "./occupantKeepsItsChildren.ts";
import { occupiedPageIsWidened } from "./occupiedPageIsWidened.ts";
import { outOfMemoryFlushesFirst } from "./outOfMemoryFlushesFirst.ts";
import { outOfMemoryGoesOn } from "./outOfMemoryGoesOn.ts";
import { ownPageFlagIgnored } from "./ownPageFlagIgnored.ts";
import { ownPageFlagIsAnyBit } from "./ownPageFlagIsAnyBit.ts";
import { ownPageIsAlwaysUnmapped } from "./ownPageIsAlwaysUnmapped.ts";
import { parentKeepsAChildThatWent } from "./parentKeepsAChildThatWent.ts";
import { partialUnmapTakesTheMegapage } from "./partialUnmapTakesTheMegapage.ts";
import { readAndExecuteChangePlaces } from "./readAndExecuteChangePlaces.ts";
import { removingWRemovesTheMapping } from "./removingWRemovesTheMapping.ts";
import { rightsAreJoined } from "./rightsAreJoined.ts";
import { rootsAreGrantedAway } from "./rootsAreGrantedAway.ts";
import { rootsAreOverwritten } from "./rootsAreOverwritten.ts";
import { rootsAreUnmapped } from "./rootsAreUnmapped.ts";
import { shadowStaysBehind } from "./shadowStaysBehind.ts";
import { siblingForgetsWhoWasBefore } from "./siblingForgetsWhoWasBefore.ts";
import { sizeIsTheLarger } from "./sizeIsTheLarger.ts";
import { smallWindowTakesTheFirstPiece } from "./smallWindowTakesTheFirstPiece.ts";
import { splitLosesRights } from "./splitLosesRights.ts";
import { splitMapsTheFirstFrame } from "./splitMapsTheFirstFrame.ts";
import { staleTablePointer } from "./staleTablePointer.ts";
import { tablesAreNotCounted } from "./tablesAreNotCounted.ts";
import { unmapFollowsTheFrame } from "./unmapFollowsTheFrame.ts";
import { unmapGoesOnToTheSiblings } from "./unmapGoesOnToTheSiblings.ts";
import { unmapOfNoPageUnmaps } from "./unmapOfNoPageUnmaps.ts";
import { unmapStopsAfterOneLevel } from "./unmapStopsAfterOneLevel.ts";
import { unmapStopsAfterTheFirstPage } from "./unmapStopsAfterTheFirstPage.ts";
import { unmapStopsAtDepthFour } from "./unmapStopsAtDepthFour.ts";
import { unmapWalksOnFromAFreeNode } from "./unmapWalksOnFromAFreeNode.ts";
import { windowHasNoBase } from "./windowHasNoBase.ts";
import { writeWithoutRead } from "./writeWithoutRead.ts";

export const mappingMutants: readonly Mutant[] = [
  asidIsReusedWithoutAFence,
  completeSpaceIsEmpty,
  derivedFromTheGrandparent,
  emptyRightsAreAllRights,
  emptyTableIsKept,
  emptyTableIsLost,
  fenceForTheFrame,
  fenceForTheRunningTask,
  frameIsThatOfTheDestination,
  freeNodeKeepsItsPage,
  grantFlushesTheChildren,
  grantIsNotMasked,
  grantKeepsTheSource,
  grantLeavesTheChildrenTheirRights,
  grantOntoAnOccupiedPage,
  hotSpotIsNotAligned,
  hotSpotMaskedWithTheWrongSize,
  itemRightsAreIgnored,
  lackingPagesEndTheItem,
  lackingPagesMoveUp,
  leafWithoutRights,
  leavesAreNotCounted,
  mapGivesWhatTheOriginHas,
  mapOverAParentOnly,
  mapOverAnAncestor,
  mappedFramesAreCleared,
  mappingAgainFlushes,
  mappingAgainReplacesTheRights,
  mappingBackTurnsTheDerivationRound,
  mapsBeyondTheUserArea,
  mapsWithinATask,
  megapageKeepsItsRights,
  megapageStaysAfterUnmap,
  misalignedMegapage,
  missingTableEndsTheSearch,
  newChildIsLinkedForwardOnly,
  newChildReplacesTheOthers,
  newSpaceSharesItsMakersTables,
  noFenceAfterGainingRights,
  noFenceAfterLosingRights,
  noFenceAfterSplit,
  noFenceAfterUnmap,
  noPageIsSomePages,
  nodeIsLost,
  nodeWritesAWordTooMany,
  nodesAreNotCounted,
  occupantKeepsItsChildren,
  occupiedPageIsWidened,
  outOfMemoryFlushesFirst,
  outOfMemoryGoesOn,
  ownPageFlagIgnored,
  ownPageFlagIsAnyBit,
  ownPageIsAlwaysUnmapped,
  parentKeepsAChildThatWent,
  partialUnmapTakesTheMegapage,
  readAndExecuteChangePlaces,
  removingWRemovesTheMapping,
  rightsAreJoined,
  rootsAreGrantedAway,
  rootsAreOverwritten,
  rootsAreUnmapped,
  shadowStaysBehind,
  siblingForgetsWhoWasBefore,
  sizeIsTheLarger,
  smallWindowTakesTheFirstPiece,
  splitLosesRights,
  splitMapsTheFirstFrame,
  staleTablePointer,
  tablesAreNotCounted,
  unmapFollowsTheFrame,
  unmapGoesOnToTheSiblings,
  unmapOfNoPageUnmaps,
  unmapStopsAfterOneLevel,
  unmapStopsAfterTheFirstPage,
  unmapStopsAtDepthFour,
  unmapWalksOnFromAFreeNode,
  windowHasNoBase,
  writeWithoutRead,
];
