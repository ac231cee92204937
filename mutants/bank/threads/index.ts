// Threads, tasks, scheduling.

import type { Mutant } from "../../mutant.ts";
import { anotherThreadsSliceIsCharged } from "./anotherThreadsSliceIsCharged.ts";
import { anybodyDeletesATask } from "./anybodyDeletesATask.ts";
import { anybodyTakesAnInactiveNumber } from "./anybodyTakesAnInactiveNumber.ts";
import { bitmapBitStays } from "./bitmapBitStays.ts";
import { bitmapIsClearedByTheWord } from "./bitmapIsClearedByTheWord.ts";
import { cancelSparesTheFaulted } from "./cancelSparesTheFaulted.ts";
import { chainOfChiefsIsOneLonger } from "./chainOfChiefsIsOneLonger.ts";
import { deadThreadStaysInItsTask } from "./deadThreadStaysInItsTask.ts";
import { deadThreadsAreNotGivenBack } from "./deadThreadsAreNotGivenBack.ts";
import { deletedNumberKeepsItsMcp } from "./deletedNumberKeepsItsMcp.ts";
import { deletedNumbersGoToTheRoot } from "./deletedNumbersGoToTheRoot.ts";
import { deletionForgetsTheDeadline } from "./deletionForgetsTheDeadline.ts";
import { deletionForgetsTheReadyQueue } from "./deletionForgetsTheReadyQueue.ts";
import { deletionForgetsTheSendQueue } from "./deletionForgetsTheSendQueue.ts";
import { deletionSparesDerivedMappings } from "./deletionSparesDerivedMappings.ts";
import { deletionSparesTheClan } from "./deletionSparesTheClan.ts";
import { deletionSparesTheGrandchildren } from "./deletionSparesTheGrandchildren.ts";
import { deletionStopsAtTheFirstGap } from "./deletionStopsAtTheFirstGap.ts";
import { emptyPoolsAreNotAsked } from "./emptyPoolsAreNotAsked.ts";
import { emptyQueueKeepsItsHead } from "./emptyQueueKeepsItsHead.ts";
import { equalsPreempt } from "./equalsPreempt.ts";
import { exRegsReachesAnotherTask } from "./exRegsReachesAnotherTask.ts";
import { exRegsReturnsTheNewValues } from "./exRegsReturnsTheNewValues.ts";
import { grandchildrenAreDeleted } from "./grandchildrenAreDeleted.ts";
import { highPrioritiesAreNotSearched } from "./highPrioritiesAreNotSearched.ts";
import { highestBitIsEven } from "./highestBitIsEven.ts";
import { idNearestLooksOneLevelUp } from "./idNearestLooksOneLevelUp.ts";
import { idNearestMixesInsideAndOutside } from "./idNearestMixesInsideAndOutside.ts";
import { idNearestOfNilIsNil } from "./idNearestOfNilIsNil.ts";
import { idNearestOfTheDeadIsTheChief } from "./idNearestOfTheDeadIsTheChief.ts";
import { idsAreComparedWithoutChief } from "./idsAreComparedWithoutChief.ts";
import { idsAreComparedWithoutVersion } from "./idsAreComparedWithoutVersion.ts";
import { interruptsLieOutside } from "./interruptsLieOutside.ts";
import { ipIsNotRounded } from "./ipIsNotRounded.ts";
import { lastThreadIsGivenTwice } from "./lastThreadIsGivenTwice.ts";
import { loweredPriorityStaysInItsQueue } from "./loweredPriorityStaysInItsQueue.ts";
import { markStaysAfterDeletion } from "./markStaysAfterDeletion.ts";
import { mcpIsNotAskedForTheNewPriority } from "./mcpIsNotAskedForTheNewPriority.ts";
import { mcpIsNotAskedForTheOldPriority } from "./mcpIsNotAskedForTheOldPriority.ts";
import { mcpTestIsInverted } from "./mcpTestIsInverted.ts";
import { newIpDoesNotCancel } from "./newIpDoesNotCancel.ts";
import { newSliceStartsNextTime } from "./newSliceStartsNextTime.ts";
import { newTaskHasTheDefaultPriority } from "./newTaskHasTheDefaultPriority.ts";
import { newTaskHasTheMcpThatItAsks } from "./newTaskHasTheMcpThatItAsks.ts";
import { newTaskKeepsTheOldVersionInItsAnswer } from "./newTaskKeepsTheOldVersionInItsAnswer.ts";
import { newThreadHasNoPager } from "./newThreadHasNoPager.ts";
import { newThreadHasNoSlice } from "./newThreadHasNoSlice.ts";
import { newThreadHasOldRegisters } from "./newThreadHasOldRegisters.ts";
import { noDirectSwitch } from "./noDirectSwitch.ts";
import { numberIsLeftToTheDead } from "./numberIsLeftToTheDead.ts";
import { numberIsLeftToTheDeleted } from "./numberIsLeftToTheDeleted.ts";
import { orphanedNumbersKeepTheirOwner } from "./orphanedNumbersKeepTheirOwner.ts";
import { priorityZeroIsAccepted } from "./priorityZeroIsAccepted.ts";
import { raisedPriorityDoesNotPreempt } from "./raisedPriorityDoesNotPreempt.ts";
import { readingCancels } from "./readingCancels.ts";
import { readyHeadStaysWithTheOneWhoLeft } from "./readyHeadStaysWithTheOneWhoLeft.ts";
import { readyQueueIsUnlinkedForwardOnly } from "./readyQueueIsUnlinkedForwardOnly.ts";
import { refusedTaskNewSetsThePager } from "./refusedTaskNewSetsThePager.ts";
import { replacedTaskKeepsItsVersion } from "./replacedTaskKeepsItsVersion.ts";
import { replacingAsksForMemory } from "./replacingAsksForMemory.ts";
import { replySwitchesPastTheHighest } from "./replySwitchesPastTheHighest.ts";
import { rootHasNoMcp } from "./rootHasNoMcp.ts";
import { scheduleHidesTheFault } from "./scheduleHidesTheFault.ts";
import { scheduleReportsTheNewValues } from "./scheduleReportsTheNewValues.ts";
import { siblingsDeleteEachOther } from "./siblingsDeleteEachOther.ts";
import { sliceEndsWithoutATurn } from "./sliceEndsWithoutATurn.ts";
import { sliceIsNeverRefilled } from "./sliceIsNeverRefilled.ts";
import { sliceOfAnyLengthIsAccepted } from "./sliceOfAnyLengthIsAccepted.ts";
import { staleIdDeletesTheSuccessor } from "./staleIdDeletesTheSuccessor.ts";
import { switchNeverGoesDown } from "./switchNeverGoesDown.ts";
import { switchToABlockedThread } from "./switchToABlockedThread.ts";
import { taskThatEndsItselfGoesOn } from "./taskThatEndsItselfGoesOn.ts";
import { threadIdsAreThoseOfLthreadZero } from "./threadIdsAreThoseOfLthreadZero.ts";
import { threadWithoutAStack } from "./threadWithoutAStack.ts";
import { tickChargesTheIdleMachine } from "./tickChargesTheIdleMachine.ts";
import { versionIsNotAdvanced } from "./versionIsNotAdvanced.ts";
import { versionIsTheCallers } from "./versionIsTheCallers.ts";
import { versionWraps } from "./versionWraps.ts";
import { versionsAreKeptWithTheBootParameters } from "./versionsAreKeptWithTheBootParameters.ts";
import { wokenThreadsGoFirst } from "./wokenThreadsGoFirst.ts";
import { yieldKeepsTheOldSlice } from "./yieldKeepsTheOldSlice.ts";
import { yieldStaysFirst } from "./yieldStaysFirst.ts";

export const threadsMutants: readonly Mutant[] = [
  anotherThreadsSliceIsCharged,
  anybodyDeletesATask,
  anybodyTakesAnInactiveNumber,
  bitmapBitStays,
  bitmapIsClearedByTheWord,
  cancelSparesTheFaulted,
  chainOfChiefsIsOneLonger,
  deadThreadStaysInItsTask,
  deadThreadsAreNotGivenBack,
  deletedNumberKeepsItsMcp,
  deletedNumbersGoToTheRoot,
  deletionForgetsTheDeadline,
  deletionForgetsTheReadyQueue,
  deletionForgetsTheSendQueue,
  deletionSparesDerivedMappings,
  deletionSparesTheClan,
  deletionSparesTheGrandchildren,
  deletionStopsAtTheFirstGap,
  emptyPoolsAreNotAsked,
  emptyQueueKeepsItsHead,
  equalsPreempt,
  exRegsReachesAnotherTask,
  exRegsReturnsTheNewValues,
  grandchildrenAreDeleted,
  highPrioritiesAreNotSearched,
  highestBitIsEven,
  idNearestLooksOneLevelUp,
  idNearestMixesInsideAndOutside,
  idNearestOfNilIsNil,
  idNearestOfTheDeadIsTheChief,
  idsAreComparedWithoutChief,
  idsAreComparedWithoutVersion,
  interruptsLieOutside,
  ipIsNotRounded,
  lastThreadIsGivenTwice,
  loweredPriorityStaysInItsQueue,
  markStaysAfterDeletion,
  mcpIsNotAskedForTheNewPriority,
  mcpIsNotAskedForTheOldPriority,
  mcpTestIsInverted,
  newIpDoesNotCancel,
  newSliceStartsNextTime,
  newTaskHasTheDefaultPriority,
  newTaskHasTheMcpThatItAsks,
  newTaskKeepsTheOldVersionInItsAnswer,
  newThreadHasNoPager,
  newThreadHasNoSlice,
  newThreadHasOldRegisters,
  noDirectSwitch,
  numberIsLeftToTheDead,
  numberIsLeftToTheDeleted,
  orphanedNumbersKeepTheirOwner,
  priorityZeroIsAccepted,
  raisedPriorityDoesNotPreempt,
  readingCancels,
  readyHeadStaysWithTheOneWhoLeft,
  readyQueueIsUnlinkedForwardOnly,
  refusedTaskNewSetsThePager,
  replacedTaskKeepsItsVersion,
  replacingAsksForMemory,
  replySwitchesPastTheHighest,
  rootHasNoMcp,
  scheduleHidesTheFault,
  scheduleReportsTheNewValues,
  siblingsDeleteEachOther,
  sliceEndsWithoutATurn,
  sliceIsNeverRefilled,
  sliceOfAnyLengthIsAccepted,
  staleIdDeletesTheSuccessor,
  switchNeverGoesDown,
  switchToABlockedThread,
  taskThatEndsItselfGoesOn,
  threadIdsAreThoseOfLthreadZero,
  threadWithoutAStack,
  tickChargesTheIdleMachine,
  versionIsNotAdvanced,
  versionIsTheCallers,
  versionWraps,
  versionsAreKeptWithTheBootParameters,
  wokenThreadsGoFirst,
  yieldKeepsTheOldSlice,
  yieldStaysFirst,
];
